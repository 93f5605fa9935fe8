package dev.packlight.dash;

import static dev.packlight.dash.MpdTree.attribute;
import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Media times of the segments of one representation, by a timeline or one duration (ISO/IEC 23009-1 §5.3.9.6). */
final class SegmentTimes {

    private static final String CLAUSE = "ISO/IEC 23009-1 §5.3.9";

    private final MpdTree tree;
    private final SegmentBudget budget;
    private final MpdPeriod period;
    private final MpdClock clock;
    private final List<TimeRange> times = new ArrayList<>();

    SegmentTimes(MpdTree tree, SegmentBudget budget, MpdPeriod period, MpdClock clock) {
        this.tree = tree;
        this.budget = budget;
        this.period = period;
        this.clock = clock;
    }

    /** @param most of them, where one duration stands for all */
    List<TimeRange> list(List<Element> chain, long most) throws MediaFormatException {
        Optional<Element> timeline = timeline(chain);
        if (timeline.isPresent()) {
            stretches(tree.children(timeline.get(), "S"));
            return times;
        }
        long d = duration(chain);
        run(clock.offset(), d, Math.min(most, until(d, clock.offset())));
        return times;
    }

    Optional<Element> timeline(List<Element> chain) {
        return chain.stream()
                .flatMap(t -> tree.children(t, "SegmentTimeline").stream())
                .findFirst();
    }

    static long duration(List<Element> chain) throws MediaFormatException {
        return attribute(chain, "duration")
                .map(Long::parseLong)
                .orElseThrow(() ->
                        malformed("the template has neither timeline nor duration", "SegmentTemplate", -1, CLAUSE));
    }

    private void stretches(List<Element> stretches) throws MediaFormatException {
        long time = clock.offset();
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
                            : until(d, time) - 1;
            time = run(time, d, Math.addExact(count, 1));
        }
    }

    /** Adds {@code count} segments of {@code d} ticks each; gives the time behind them. */
    private long run(long from, long d, long count) throws MediaFormatException {
        if (d <= 0 || count < 0) {
            throw malformed("a segment lasts " + d + " ticks", "SegmentTimeline/S", -1, CLAUSE);
        }
        budget.spend(count, 0);
        long time = from;
        for (long i = 0; i < count; i++) {
            long end = Math.addExact(time, d);
            times.add(new TimeRange(time, end));
            time = end;
        }
        return time;
    }

    private long until(long d, long from) {
        return between(from, clock.at(period.durationTicks()), d);
    }

    private static long between(long from, long to, long d) {
        return d <= 0 ? 0 : Math.max(0, Math.ceilDiv(Math.subtractExact(to, from), d));
    }
}
