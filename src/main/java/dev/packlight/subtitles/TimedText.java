package dev.packlight.subtitles;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Ticks;
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

    private static final Pattern TIMES = Pattern.compile(
            "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})\\s*-->\\s*(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})(.*)");
    private static final Pattern LANGUAGE = Pattern.compile("(?i)Language:\\s*([A-Za-z-]+)");

    public TimedText {
        cues = List.copyOf(cues);
    }

    /** Reads {@code content}; {@code name} only appears in errors. */
    public static TimedText read(String name, byte[] content) throws MediaFormatException {
        if (content.length > Limits.SUBTITLE_BYTES) {
            throw unsupported(
                    "the subtitles have " + content.length + " bytes; " + Limits.SUBTITLE_BYTES + " is the most",
                    name,
                    -1,
                    "W3C WebVTT");
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
        List<String> block = new ArrayList<>();
        String language = "";
        boolean header = vtt;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            language = header && language.isEmpty() ? language(line) : language;
            if (!line.isBlank()) {
                block.add(line);
                continue;
            }
            header = false;
            take(name, block, vtt, cues);
        }
        take(name, block, vtt, cues);
        if (cues.isEmpty() && !vtt) {
            throw malformed(
                    "there is no line of times, so these are neither WebVTT nor SubRip subtitles",
                    name,
                    0,
                    "W3C WebVTT §4.1");
        }
        cues.sort(Comparator.comparingLong(Cue::startTicks));
        return new TimedText(cues, language);
    }

    private static String language(String line) {
        Matcher language = LANGUAGE.matcher(line.strip());
        return language.matches() ? language.group(1) : "";
    }

    private static void take(String name, List<String> block, boolean vtt, List<Cue> cues) throws MediaFormatException {
        cue(block, vtt).ifPresent(cues::add);
        block.clear();
        bound(name, cues);
    }

    static void bound(String name, List<Cue> cues) throws MediaFormatException {
        if (cues.size() > Limits.CUES) {
            throw unsupported("there are more than " + Limits.CUES + " cues", name, -1, "W3C WebVTT §4.1");
        }
    }

    private static Optional<Cue> cue(List<String> lines, boolean vtt) {
        for (int i = 0; i < lines.size() && i < 3; i++) {
            Matcher times = TIMES.matcher(lines.get(i).strip());
            if (times.matches()) {
                long start = ticks(times, 1);
                long end = ticks(times, 5);
                String body =
                        String.join("\n", lines.subList(i + 1, lines.size())).strip();
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
        String plain = Marks.replaced(
                Marks.replaced(Marks.replaced(body, "<font", '>', ""), "</font", '>', ""), "{\\", '}', "");
        String marked = plain.replaceAll("(?i)<(/?)([biu])>", "\u0001$1$2\u0002");
        return Cue.escaped(marked).replace('\u0001', '<').replace('\u0002', '>');
    }

    private static long ticks(Matcher times, int first) {
        long hours = times.group(first) == null ? 0 : Long.parseLong(times.group(first));
        long seconds =
                hours * 3600 + Long.parseLong(times.group(first + 1)) * 60 + Long.parseLong(times.group(first + 2));
        String fraction = (times.group(first + 3) + "00").substring(0, 3);
        return seconds * Ticks.PER_SECOND + Long.parseLong(fraction) * Ticks.PER_MILLISECOND;
    }
}
