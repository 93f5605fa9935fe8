package dev.packlight.subtitles;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.media.MediaFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a side-car file, whatever its name says: WebVTT (W3C), SubRip, or TTML (W3C TTML1, IMSC1).
 *
 * @param cues by time
 * @param language of the file's own header; empty where it has none
 */
public record TimedText(List<Cue> cues, String language) {

    /** More text than any film has. */
    public static final int MAX_BYTES = 16 << 20;

    private static final Pattern TIMES = Pattern.compile(
            "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})\\s*-->\\s*(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})(.*)");
    private static final Pattern LANGUAGE = Pattern.compile("(?im)^Language:\\s*([A-Za-z-]+)\\s*$");

    public TimedText {
        cues = List.copyOf(cues);
    }

    /** Reads {@code content}; {@code name} only appears in errors. */
    public static TimedText read(String name, byte[] content) throws MediaFormatException {
        if (content.length > MAX_BYTES) {
            throw malformed("the subtitles are longer than " + MAX_BYTES + " bytes", name, -1, "W3C WebVTT");
        }
        String text = decode(content);
        if (text.stripLeading().startsWith("<")) {
            return TtmlReader.read(name, text);
        }
        return lines(name, text, text.startsWith("WEBVTT"));
    }

    private static String decode(byte[] content) {
        boolean wide =
                content.length >= 2 && (content[0] == -1 && content[1] == -2 || content[0] == -2 && content[1] == -1);
        String text = new String(content, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\u0000", "\uFFFD");
    }

    private static TimedText lines(String name, String text, boolean vtt) throws MediaFormatException {
        List<Cue> cues = new ArrayList<>();
        String header = text.substring(0, Math.max(0, text.indexOf("\n\n")));
        for (String block : text.split("\n[ \t]*\n+")) {
            cue(block, vtt).ifPresent(cues::add);
        }
        if (cues.isEmpty() && !vtt) {
            throw malformed(
                    "there is no line of times, so these are neither WebVTT nor SubRip subtitles",
                    name,
                    0,
                    "W3C WebVTT §4.1");
        }
        cues.sort(Comparator.comparingLong(Cue::startTicks));
        Matcher language = LANGUAGE.matcher(header);
        return new TimedText(cues, vtt && language.find() ? language.group(1) : "");
    }

    private static Optional<Cue> cue(String block, boolean vtt) {
        String[] lines = block.split("\n");
        for (int i = 0; i < lines.length && i < 3; i++) {
            Matcher times = TIMES.matcher(lines[i].strip());
            if (times.matches()) {
                long start = ticks(times, 1);
                long end = ticks(times, 5);
                String body = String.join("\n", List.of(lines).subList(i + 1, lines.length))
                        .strip();
                return body.isEmpty() || end <= start
                        ? Optional.empty()
                        : Optional.of(new Cue(
                                start,
                                end,
                                vtt ? body : subRip(body),
                                vtt ? times.group(9).strip() : ""));
            }
        }
        return Optional.empty();
    }

    /** SubRip knows b, i and u, which WebVTT shares, and font, which it does not. */
    private static String subRip(String body) {
        String marked = body.replaceAll("(?i)</?font[^>]*>", "")
                .replaceAll("\\{\\\\[^}]*}", "")
                .replaceAll("(?i)<(/?)([biu])>", "\u0001$1$2\u0002");
        return Cue.escaped(marked).replace('\u0001', '<').replace('\u0002', '>');
    }

    private static long ticks(Matcher times, int first) {
        long hours = times.group(first) == null ? 0 : Long.parseLong(times.group(first));
        long seconds =
                hours * 3600 + Long.parseLong(times.group(first + 1)) * 60 + Long.parseLong(times.group(first + 2));
        String fraction = (times.group(first + 3) + "00").substring(0, 3);
        return seconds * 10_000_000 + Long.parseLong(fraction) * 10_000;
    }
}
