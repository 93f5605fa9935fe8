package dev.packlight.segmentation;

import java.util.Arrays;

/** Ascending boundaries that all renditions share: segment {@code k} spans boundary {@code k} to {@code k + 1}. */
public final class SegmentTimeline {

    private final long[] boundaries;
    private final boolean clippedAtStart;
    private final boolean clippedAtEnd;

    SegmentTimeline(long[] boundaries) {
        this(boundaries, false, false);
    }

    private SegmentTimeline(long[] boundaries, boolean clippedAtStart, boolean clippedAtEnd) {
        this.boundaries = boundaries;
        this.clippedAtStart = clippedAtStart;
        this.clippedAtEnd = clippedAtEnd;
    }

    /** Whether media before the first boundary is left out. */
    public boolean isClippedAtStart() {
        return clippedAtStart;
    }

    /** Whether media after the last boundary is left out. */
    public boolean isClippedAtEnd() {
        return clippedAtEnd;
    }

    /**
     * The segments from the first boundary at or after {@code from} to the first at or after {@code to}, their times
     * counted from the first of them; a timeline without segments where nothing is left.
     */
    public SegmentTimeline clip(long from, long to) {
        int first = firstAtOrAfter(from);
        int last = firstAtOrAfter(to);
        if (first >= last) {
            return new SegmentTimeline(new long[] {0}, true, true);
        }
        long[] kept = Arrays.copyOfRange(boundaries, first, last + 1);
        long start = first == 0 ? 0 : kept[0];
        return new SegmentTimeline(
                Arrays.stream(kept).map(time -> time - start).toArray(),
                clippedAtStart || first > 0,
                clippedAtEnd || last < count());
    }

    /** The segments that begin before {@code end}, the last of them cut off there. */
    public SegmentTimeline until(long end) {
        int last = firstAtOrAfter(end);
        long[] kept = Arrays.copyOf(boundaries, last + 1);
        kept[last] = Math.min(kept[last], end);
        return new SegmentTimeline(kept, clippedAtStart, clippedAtEnd || last < count());
    }

    /** Where the clip that begins at {@code from} starts. */
    public long clipStartTicks(long from) {
        int first = firstAtOrAfter(from);
        return first == 0 ? 0 : boundaries[first];
    }

    private int firstAtOrAfter(long time) {
        if (time <= 0) {
            return 0;
        }
        int found = Arrays.binarySearch(boundaries, time);
        return Math.min(count(), found >= 0 ? found : -found - 1);
    }

    /** Number of segments. */
    public int count() {
        return boundaries.length - 1;
    }

    public long startTicks(int segment) {
        return boundaries[segment];
    }

    public long endTicks(int segment) {
        return boundaries[segment + 1];
    }

    public long startTicks() {
        return boundaries[0];
    }

    public long endTicks() {
        return boundaries[boundaries.length - 1];
    }

    /** The segment that spans {@code time}; the last one for times after the end. */
    public int at(long time) {
        int found = Arrays.binarySearch(boundaries, time);
        return Math.clamp(found >= 0 ? found : -found - 2, 0, count() - 1);
    }

    public long longestTicks() {
        long longest = 0;
        for (int i = 0; i < count(); i++) {
            longest = Math.max(longest, endTicks(i) - startTicks(i));
        }
        return longest;
    }

    /** Joins {@code fragments} neighbours into one; a last piece shorter than half the others joins its neighbour. */
    public SegmentTimeline grouped(int fragments) {
        if (fragments == 1 || count() <= 1) {
            return this;
        }
        int groups = count() / fragments;
        int rest = count() % fragments;
        if (rest * 2 >= fragments || groups == 0) {
            groups++;
        }
        long[] joined = new long[groups + 1];
        for (int i = 0; i < groups; i++) {
            joined[i] = boundaries[i * fragments];
        }
        joined[groups] = endTicks();
        return new SegmentTimeline(joined, clippedAtStart, clippedAtEnd);
    }

    @Override
    public String toString() {
        return "SegmentTimeline" + Arrays.toString(boundaries);
    }
}
