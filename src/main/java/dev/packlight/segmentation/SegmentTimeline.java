package dev.packlight.segmentation;

import java.util.Arrays;

/** Ascending boundaries that all renditions share: segment {@code k} spans boundary {@code k} to {@code k + 1}. */
public final class SegmentTimeline {

    private final long[] boundaries;

    SegmentTimeline(long[] boundaries) {
        this.boundaries = boundaries;
    }

    /** Number of segments. */
    public int count() {
        return boundaries.length - 1;
    }

    public long start(int segment) {
        return boundaries[segment];
    }

    public long end(int segment) {
        return boundaries[segment + 1];
    }

    public long start() {
        return boundaries[0];
    }

    public long end() {
        return boundaries[boundaries.length - 1];
    }

    public long longestTicks() {
        long longest = 0;
        for (int i = 0; i < count(); i++) {
            longest = Math.max(longest, end(i) - start(i));
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
        joined[groups] = end();
        return new SegmentTimeline(joined);
    }

    @Override
    public String toString() {
        return "SegmentTimeline" + Arrays.toString(boundaries);
    }
}
