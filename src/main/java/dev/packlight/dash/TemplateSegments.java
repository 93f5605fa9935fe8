package dev.packlight.dash;

import static dev.packlight.dash.MpdTree.attribute;
import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.Limits;
import dev.packlight.dash.Mpd.Segment;
import dev.packlight.dash.MpdSegments.Listed;
import dev.packlight.dash.MpdSegments.Names;
import dev.packlight.delivery.StreamListing.Part;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Lists the segments that the templates of one representation describe (ISO/IEC 23009-1 §5.3.9.4). */
final class TemplateSegments {

    private static final String CLAUSE = "ISO/IEC 23009-1 §5.3.9";
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$(RepresentationID|Bandwidth|Number|Time)?(?:%0(\\d{1,2})d)?\\$");

    private final SegmentBudget budget;
    private final MpdPeriod period;
    private final List<Element> templates;
    private final Names names;
    private final MpdClock clock;
    private final SegmentTimes times;

    /** @param templates the representation's own, then those that it inherits from */
    TemplateSegments(MpdTree tree, SegmentBudget budget, MpdPeriod period, List<Element> templates, Names names)
            throws MediaFormatException {
        this.budget = budget;
        this.period = period;
        this.templates = templates;
        this.names = names;
        this.clock = MpdClock.of(templates);
        this.times = new SegmentTimes(tree, budget, period, clock);
    }

    Listed list() throws MediaFormatException {
        long number = attribute(templates, "startNumber").map(Long::parseLong).orElse(1L);
        if (number < 0) {
            throw malformed("the start number is out of range", "SegmentTemplate", -1, CLAUSE);
        }
        String media = attribute(templates, "media")
                .orElseThrow(() -> malformed("the template has no media attribute", "SegmentTemplate", -1, CLAUSE));
        Optional<String> init = attribute(templates, "initialization");
        Optional<Part> header = init.isPresent()
                ? Optional.of(new Part(address(init.get(), 0, 0), Optional.empty()))
                : Optional.empty();
        List<Segment> segments = new ArrayList<>();
        long skipped = skipped();
        for (TimeRange time : times.list(templates, Long.MAX_VALUE)) {
            if (skipped-- > 0) {
                number++;
                continue;
            }
            segments.add(new Segment(
                    address(media, number++, time.startTicks()), time, clock.ticksPerSecond(), Optional.empty()));
        }
        return new Listed(header, clock.shiftTicks(period), segments);
    }

    /** How many segments of one duration each have left the window of a dynamic presentation. */
    private long skipped() throws MediaFormatException {
        long d = times.timeline(templates).isPresent() ? 0 : SegmentTimes.duration(templates);
        return d <= 0 ? 0 : (clock.at(period.firstTicks()) - clock.offset()) / d;
    }

    private String address(String template, long number, long time) throws MediaFormatException {
        if (template.length() > Limits.TEMPLATE_CHARS
                || names.id().length() > Limits.TEMPLATE_CHARS
                || names.base().length() > Limits.TEMPLATE_CHARS) {
            throw unsupported(
                    "a template or identifier has more than " + Limits.TEMPLATE_CHARS + " characters",
                    "SegmentTemplate",
                    -1,
                    CLAUSE);
        }
        String address =
                MpdAddress.resolved(names.base(), fill(template, names.id(), names.bandwidthBps(), number, time));
        budget.spend(0, address.length());
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
