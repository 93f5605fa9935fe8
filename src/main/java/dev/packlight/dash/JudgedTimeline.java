package dev.packlight.dash;

import dev.packlight.checks.Finding;
import dev.packlight.checks.LocatedXml;
import dev.packlight.checks.Measure.Time;
import dev.packlight.checks.Rule;
import dev.packlight.checks.Severity;
import dev.packlight.checks.Statement;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.media.Timescale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The timeline of a template or list of segments; it goes on without gap and overlap (ISO/IEC 23009-1 §5.3.9.6).
 *
 * @param stretches its {@code S} elements
 * @param scale the timescale, its own or inherited
 */
record JudgedTimeline(List<LocatedXml> stretches, Timescale scale) {

    static final Rule RULE = Rule.of(
            "dash-timeline",
            Severity.MUST,
            "Segments of a timeline overlap",
            "each S@t where the segments before end, and an S@d above 0",
            "ISO/IEC 23009-1 §5.3.9.6.2",
            "Write exact times: each segment begins where the one before ends.");
    private static final Rule GAP = new Rule(
            RULE.id(), Severity.SHOULD, "A segment timeline has a gap", RULE.expected(), RULE.source(), RULE.cure());
    private static final Set<String> HOLDERS = Set.of("SegmentTemplate", "SegmentList");
    /** Sums and differences of so many ticks are still whole numbers of 64 bits. */
    private static final long MOST_TICKS = 1L << 61;

    private static final long MOST_TICKS_PER_SECOND = 0xFFFF_FFFFL;

    JudgedTimeline {
        stretches = List.copyOf(stretches);
    }

    /** The timelines of an MPD. */
    static List<JudgedTimeline> of(LocatedXml mpd) {
        List<JudgedTimeline> found = new ArrayList<>();
        collect(mpd, 1, found);
        return found;
    }

    private static void collect(LocatedXml element, long inherited, List<JudgedTimeline> found) {
        List<LocatedXml> holders = element.children().stream()
                .filter(child -> HOLDERS.contains(child.name()))
                .toList();
        long scale = inherited;
        for (LocatedXml holder : holders) {
            scale = Math.clamp(holder.number("timescale").orElse(inherited), 1, MOST_TICKS_PER_SECOND);
            Timescale own = new Timescale(scale);
            holder.children("SegmentTimeline")
                    .map(timeline -> new JudgedTimeline(timeline.children("S").toList(), own))
                    .forEach(found::add);
        }
        for (LocatedXml child : element.children()) {
            collect(child, scale, found);
        }
    }

    /** The first thing that is wrong in each timeline. */
    static Stream<Finding> broken(Manifest manifest, LocatedXml mpd) {
        return of(mpd).stream().flatMap(timeline -> timeline.broken(manifest).stream());
    }

    private Optional<Finding> broken(Manifest manifest) {
        OptionalLong end = OptionalLong.empty();
        for (LocatedXml s : stretches) {
            long start = s.number("t").orElse(end.orElse(0));
            long duration = s.number("d").orElse(0);
            long repeat = s.number("r").orElse(0);
            if (duration <= 0) {
                return Optional.of(Finding.of(RULE, s.in(manifest), Statement.of("the segment lasts no time")));
            }
            if (Math.clamp(start, -MOST_TICKS, MOST_TICKS) != start || repeat >= MOST_TICKS / duration) {
                return Optional.of(Finding.of(RULE, s.in(manifest), Statement.of("the segments end beyond all time")));
            }
            if (end.isPresent() && start != end.getAsLong()) {
                return Optional.of(finding(manifest, s, start, end.getAsLong()));
            }
            end = repeat < 0 ? OptionalLong.empty() : OptionalLong.of(start + duration * (repeat + 1));
        }
        return Optional.empty();
    }

    private Finding finding(Manifest manifest, LocatedXml s, long start, long end) {
        boolean gap = start > end;
        return Finding.of(
                        gap ? GAP : RULE,
                        s.in(manifest),
                        Statement.of(gap ? "a gap of {apart}" : "an overlap of {apart}")
                                .with("apart", new Time(Math.abs(start - end), scale))
                                .with("start", new Time(start, scale)))
                .expecting(Statement.of("a start at {end}").with("end", new Time(end, scale)));
    }
}
