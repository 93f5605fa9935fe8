package dev.packlight.subtitles;

import java.util.List;
import java.util.regex.Pattern;

/** Writes IMSC1 Text Profile documents (W3C TTML Profiles for Internet Media Subtitles and Captions 1.0.1). */
public final class Imsc1 {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" \
            ttp:profile="http://www.w3.org/ns/ttml/profile/imsc1/text" ttp:timeBase="media" xml:lang="%s">
            <head><styling><style xml:id="s" tts:color="white" tts:backgroundColor="#000000c2" tts:fontFamily="proportionalSansSerif" tts:fontSize="100%%" tts:textAlign="center"/></styling>
            <layout><region xml:id="b" tts:origin="10%% 10%%" tts:extent="80%% 80%%" tts:displayAlign="after"/>\
            <region xml:id="t" tts:origin="10%% 10%%" tts:extent="80%% 80%%" tts:displayAlign="before"/></layout></head>
            <body style="s"><div>
            """;

    private static final Pattern AT_TOP = Pattern.compile("\\bline:(?:-?[0-3]|[0-3]?\\d%)");

    private Imsc1() {}

    /**
     * The cues shown from {@code fromTicks} to {@code toTicks}, times cut to that stretch, so that no cue is shown
     * twice.
     */
    public static String document(List<Cue> cues, long fromTicks, long toTicks, String language) {
        StringBuilder out = new StringBuilder(HEAD.formatted(language));
        for (Cue cue : cues) {
            if (cue.overlaps(fromTicks, toTicks)) {
                out.append("<p region=\"")
                        .append(AT_TOP.matcher(cue.settings()).find() ? 't' : 'b')
                        .append("\" begin=\"")
                        .append(WebVtt.time(Math.max(fromTicks, cue.startTicks())))
                        .append("\" end=\"")
                        .append(WebVtt.time(Math.min(toTicks, cue.endTicks())))
                        .append("\">")
                        .append(body(cue))
                        .append("</p>\n");
            }
        }
        return out.append("</div></body></tt>\n").toString();
    }

    private static String body(Cue cue) {
        String clean = cue.text().replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "");
        String italic = Marks.replaced(clean, "<i.", '>', "\u0001")
                .replaceAll("(?i)<i>", "\u0001")
                .replaceAll("(?i)</i>", "\u0002");
        String plain = new Cue(0, 1, italic, "")
                .plain()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br/>");
        boolean balanced = plain.chars().filter(c -> c == 1).count()
                        == plain.chars().filter(c -> c == 2).count()
                && plain.indexOf('\u0002') >= plain.indexOf('\u0001');
        return balanced
                ? plain.replace("\u0001", "<span tts:fontStyle=\"italic\">").replace("\u0002", "</span>")
                : plain.replace("\u0001", "").replace("\u0002", "");
    }
}
