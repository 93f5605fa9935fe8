package dev.packlight.ui.inspect;

import dev.packlight.checks.TrackReport;
import dev.packlight.segmentation.Segmenter;
import dev.packlight.segmentation.TrackTiming;
import dev.packlight.ui.common.Words;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** When the groups of pictures of a rung begin, and which of them begin where another rung has no key frame. */
final class GopRow {

    private static final long SAME_TICKS = 10_000;

    private final String label;
    private final long[] times;
    private final long end;
    private int[] odd = {};

    GopRow(String label, long[] times, long end) {
        this.label = label;
        this.times = times;
        this.end = end;
    }

    static List<GopRow> of(List<TrackReport> rungs) {
        List<GopRow> rows = rungs.stream()
                .filter(rung -> rung.track().samples().count() > 0)
                .map(GopRow::of)
                .toList();
        compare(rows);
        return rows;
    }

    /** Finds in each row the groups that begin where another has no key frame. */
    static void compare(List<GopRow> rows) {
        for (GopRow row : rows) {
            row.odd = IntStream.range(0, row.count())
                    .filter(group -> !rows.stream().allMatch(other -> other.hasKeyFrame(row.times[group])))
                    .toArray();
        }
    }

    private static GopRow of(TrackReport rung) {
        TrackTiming timing = new TrackTiming(rung.track());
        return new GopRow(
                rung.widthPixels() + "×" + rung.heightPixels(), Segmenter.syncTimes(timing), timing.endTicks());
    }

    String label() {
        return label;
    }

    int count() {
        return times.length;
    }

    /** When a group begins; {@code count()} gives the end of the last. */
    long startTicks(int group) {
        return group < times.length ? times[group] : end;
    }

    long endTicks() {
        return end;
    }

    /** The group under way; -1 before the first. */
    int at(long ticks) {
        int at = Arrays.binarySearch(times, ticks);
        return at >= 0 ? at : -at - 2;
    }

    /** Whether any of the groups {@code from} to {@code to} begins where another rung has no key frame. */
    boolean hasOdd(int from, int to) {
        int at = Arrays.binarySearch(odd, from);
        int next = at >= 0 ? at : -at - 1;
        return next < odd.length && odd[next] < to;
    }

    /** Give or take a millisecond; a rung that has ended cannot disagree. */
    private boolean hasKeyFrame(long time) {
        int at = at(time + SAME_TICKS);
        return at >= 0 && time - times[at] <= SAME_TICKS || time >= end;
    }

    String words(long ticks) {
        int group = at(ticks);
        return group < 0 || ticks >= end
                ? ""
                : "GOP " + group + "\nfrom " + Words.seconds(startTicks(group)) + "\nlasts "
                        + Words.seconds(startTicks(group + 1) - startTicks(group))
                        + (hasOdd(group, group + 1) ? "\nnot shared by all rungs" : "");
    }
}
