package dev.packlight.dash;

import static dev.packlight.dash.MpdTree.attribute;
import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.Limits;
import dev.packlight.dash.Mpd.Segment;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.TimeRange;
import dev.packlight.media.Timescale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Lists the segments that the templates of one MPD describe (ISO/IEC 23009-1 §5.3.9.4, §5.3.9.6), within a budget. */
final class TemplateSegments {

    private static final String CLAUSE = "ISO/IEC 23009-1 §5.3.9";
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$(RepresentationID|Bandwidth|Number|Time)?(?:%0(\\d{1,2})d)?\\$");

    private final long durationTicks;
    private final MpdTree tree;
    private long segmentsLeft = Limits.MANIFEST_SEGMENTS;
    private long charactersLeft = Limits.ADDRESS_CHARS;

    /** @param durationTicks of the presentation */
    TemplateSegments(long durationTicks, MpdTree tree) {
        this.durationTicks = durationTicks;
        this.tree = tree;
    }

    long durationTicks() {
        return durationTicks;
    }

    /** @param templates the representation's own, then those that it inherits from */
    List<Segment> list(List<Element> templates, String base, String id, long bandwidth) throws MediaFormatException {
        long scale = attribute(templates, "timescale").map(Long::parseLong).orElse(1L);
        long number = attribute(templates, "startNumber").map(Long::parseLong).orElse(1L);
        if (scale < 1 || scale > Limits.TICKS_PER_SECOND || number < 0) {
            throw malformed("the timescale or start number is out of range", "SegmentTemplate", -1, CLAUSE);
        }
        String media = attribute(templates, "media")
                .orElseThrow(() -> malformed("the template has no media attribute", "SegmentTemplate", -1, CLAUSE));
        Optional<Element> timeline = templates.stream()
                .flatMap(t -> tree.children(t, "SegmentTimeline").stream())
                .findFirst();
        List<Segment> segments = new ArrayList<>();
        if (timeline.isEmpty()) {
            long d = attribute(templates, "duration")
                    .map(Long::parseLong)
                    .orElseThrow(() ->
                            malformed("the template has neither timeline nor duration", "SegmentTemplate", -1, CLAUSE));
            run(0, d, until(d, scale, 0), new Run(media, base, id, bandwidth, scale, number), segments);
            return segments;
        }
        Run run = new Run(media, base, id, bandwidth, scale, number);
        List<Element> stretches = tree.children(timeline.get(), "S");
        long time = 0;
        for (int i = 0; i < stretches.size(); i++) {
            Element s = stretches.get(i);
            time = s.hasAttribute("t") ? Long.parseLong(s.getAttribute("t")) : time;
            long d = Long.parseLong(s.getAttribute("d"));
            long repeat = s.hasAttribute("r") ? Long.parseLong(s.getAttribute("r")) : 0;
            boolean toNext = repeat < 0
                    && i + 1 < stretches.size()
                    && stretches.get(i + 1).hasAttribute("t");
            long count = repeat >= 0
                    ? repeat
                    : toNext
                            ? between(time, Long.parseLong(stretches.get(i + 1).getAttribute("t")), d) - 1
                            : until(d, scale, time) - 1;
            time = run(time, d, Math.addExact(count, 1), run, segments);
        }
        return segments;
    }

    /** What the segments of one representation share. */
    private record Run(String media, String base, String id, long bandwidth, long scale, long startNumber) {}

    /** Adds {@code count} segments of {@code d} ticks each; gives the time behind them. */
    private long run(long from, long d, long count, Run run, List<Segment> segments) throws MediaFormatException {
        if (d <= 0 || count < 0) {
            throw malformed("a segment lasts " + d + " ticks", "SegmentTimeline/S", -1, CLAUSE);
        }
        segmentsLeft -= Math.min(count, Integer.MAX_VALUE);
        if (segmentsLeft < 0) {
            throw unsupported(
                    "the MPD has more than " + Limits.MANIFEST_SEGMENTS + " segments", "SegmentTimeline", -1, CLAUSE);
        }
        long time = from;
        for (long i = 0; i < count; i++) {
            long end = Math.addExact(time, d);
            segments.add(new Segment(
                    address(run.base, run.media, run.id, run.bandwidth, run.startNumber + segments.size(), time),
                    new TimeRange(time, end),
                    run.scale));
            time = end;
        }
        return time;
    }

    private long until(long d, long scale, long from) {
        long end = Timescale.PRESENTATION.rescale(durationTicks, new Timescale(scale), Rounding.UP);
        return d <= 0 ? 0 : Math.max(0, Math.ceilDiv(Math.subtractExact(end, from), d));
    }

    private static long between(long from, long to, long d) {
        return d <= 0 ? 0 : Math.max(0, Math.ceilDiv(Math.subtractExact(to, from), d));
    }

    /** The address that {@code template} gives, behind {@code base}. */
    String address(String base, String template, String id, long bandwidth, long number, long time)
            throws MediaFormatException {
        if (template.length() > Limits.TEMPLATE_CHARS
                || id.length() > Limits.TEMPLATE_CHARS
                || base.length() > Limits.TEMPLATE_CHARS) {
            throw unsupported(
                    "a template or identifier has more than " + Limits.TEMPLATE_CHARS + " characters",
                    "SegmentTemplate",
                    -1,
                    CLAUSE);
        }
        String address = base + fill(template, id, bandwidth, number, time);
        charactersLeft -= address.length();
        if (charactersLeft < 0) {
            throw unsupported(
                    "the addresses have more than " + Limits.ADDRESS_CHARS + " characters",
                    "SegmentTemplate",
                    -1,
                    CLAUSE);
        }
        return address;
    }

    private static String fill(String template, String id, long bandwidth, long number, long time) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1) == null ? "" : matcher.group(1);
            int width = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
            matcher.appendReplacement(
                    out,
                    Matcher.quoteReplacement(
                            switch (name) {
                                case "RepresentationID" -> id;
                                case "Bandwidth" -> padded(bandwidth, width);
                                case "Number" -> padded(number, width);
                                case "Time" -> padded(time, width);
                                default -> "$";
                            }));
        }
        return matcher.appendTail(out).toString();
    }

    private static String padded(long value, int width) {
        String digits = String.valueOf(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
