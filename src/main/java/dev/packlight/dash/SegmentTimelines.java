package dev.packlight.dash;

import dev.packlight.checks.Finding;
import dev.packlight.checks.LocatedXml;
import dev.packlight.checks.Measure.Time;
import dev.packlight.checks.Rule;
import dev.packlight.checks.Severity;
import dev.packlight.checks.Statement;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.media.Timescale;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Segment timelines go on without gap and overlap (ISO/IEC 23009-1 §5.3.9.6). */
final class SegmentTimelines {

    static final Rule RULE = Rule.of(
            "dash-timeline",
            Severity.MUST,
            "A segment timeline has a gap or an overlap",
            "each S@t where the segments before end, and an S@d above 0",
            "ISO/IEC 23009-1 §5.3.9.6.2",
            "Write exact times: each segment begins where the one before ends.");
    private static final long MOST_TICKS_PER_SECOND = 0xFFFF_FFFFL;

    private SegmentTimelines() {}

    /** The templates that hold a timeline. */
    static Stream<LocatedXml> templates(LocatedXml mpd) {
        return mpd.all()
                .filter(element -> element.children("SegmentTimeline").findAny().isPresent());
    }

    static Stream<LocatedXml> stretches(LocatedXml template) {
        return template.children("SegmentTimeline").flatMap(timeline -> timeline.children("S"));
    }

    static Timescale scale(LocatedXml template) {
        return new Timescale(Math.clamp(template.number("timescale").orElse(1), 1, MOST_TICKS_PER_SECOND));
    }

    /** The first thing that is wrong in each timeline. */
    static Stream<Finding> broken(Manifest manifest, LocatedXml mpd) {
        return templates(mpd).flatMap(template -> first(manifest, template).stream());
    }

    private static List<Finding> first(Manifest manifest, LocatedXml template) {
        OptionalLong end = OptionalLong.empty();
        for (LocatedXml s : (Iterable<LocatedXml>) stretches(template)::iterator) {
            long start = s.number("t").orElse(end.orElse(0));
            long duration = s.number("d").orElse(0);
            long repeat = s.number("r").orElse(0);
            if (duration <= 0) {
                return List.of(Finding.of(RULE, s.in(manifest), Statement.of("the segment lasts no time")));
            }
            if (end.isPresent() && start != end.getAsLong()) {
                return List.of(finding(manifest, s, scale(template), start, end.getAsLong()));
            }
            end = repeat < 0 ? OptionalLong.empty() : OptionalLong.of(start + duration * (repeat + 1));
        }
        return List.of();
    }

    private static Finding finding(Manifest manifest, LocatedXml s, Timescale scale, long start, long end) {
        Time apart = new Time(Math.abs(start - end), scale);
        return Finding.of(
                        RULE,
                        s.in(manifest),
                        Statement.of(start > end ? "a gap of {apart}" : "an overlap of {apart}")
                                .with("apart", apart)
                                .with("start", new Time(start, scale)))
                .expecting(Statement.of("a start at {end}").with("end", new Time(end, scale)));
    }
}
