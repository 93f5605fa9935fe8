package dev.packlight.media;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A track's samples in the order they are shown, summed by twos, fours, eights and so on, so that a chart of any
 * stretch costs what its width costs and not what the film's length does.
 *
 * <p>Level 0 is the {@link SampleTable} itself; node {@code n} of level {@code k} holds samples {@code n << k} to
 * {@code (n + 1) << k}. All levels together hold fewer nodes than there are samples: two numbers a sample, bytes and
 * most bytes. Nothing is rounded: any range is put together from whole nodes, and times are ticks of the media
 * timeline.
 */
public final class SamplePyramid {

    private final SampleTable samples;
    private final ShownOrder order;
    private final Column[] bytes;
    private final Column[] most;
    private final int @Nullable [] keyFrames;
    private final long endTicks;

    private SamplePyramid(SampleTable samples) {
        this.samples = samples;
        this.order = ShownOrder.of(samples);
        int levels = Math.max(0, 31 - Integer.numberOfLeadingZeros(Math.max(1, samples.count())));
        bytes = new Column[levels];
        most = new Column[levels];
        long[] sums = new long[samples.count() / 2];
        long[] peaks = new long[samples.count() / 2];
        for (int level = 1; level <= levels; level++) {
            int nodes = samples.count() >> level;
            for (int n = 0; n < nodes; n++) {
                boolean leaf = level == 1;
                sums[n] = leaf ? size(2 * n) + size(2 * n + 1) : sums[2 * n] + sums[2 * n + 1];
                peaks[n] = leaf ? Math.max(size(2 * n), size(2 * n + 1)) : Math.max(peaks[2 * n], peaks[2 * n + 1]);
            }
            bytes[level - 1] = Column.of(sums, nodes);
            most[level - 1] = Column.of(peaks, nodes);
        }
        keyFrames = samples.allSync() ? null : shownKeyFrames();
        endTicks = latestEnd();
    }

    /** The pyramid of a track's samples. */
    public static SamplePyramid of(SampleTable samples) {
        return new SamplePyramid(samples);
    }

    private int[] shownKeyFrames() {
        int[] shown = new int[samples.syncCount()];
        int found = 0;
        for (int i = 0; i < count(); i++) {
            if (samples.isSync(order.sample(i))) {
                shown[found++] = i;
            }
        }
        return shown;
    }

    private long latestEnd() {
        long latest = 0;
        for (int i = 0; i < count(); i++) {
            long end = samples.ptsTicks(i) + samples.durationTicks(i);
            latest = i == 0 ? end : Math.max(latest, end);
        }
        return latest;
    }

    private long size(int shown) {
        return samples.sizeBytes(order.sample(shown));
    }

    public int count() {
        return order.count();
    }

    /** Number in the table, which is in decoding order, of the sample shown as number {@code shown}. */
    public int sample(int shown) {
        return order.sample(shown);
    }

    /** When sample {@code shown} is shown; {@code count()} gives the end of the last one to leave the screen. */
    public long startTicks(int shown) {
        return shown == count() ? endTicks : samples.ptsTicks(order.sample(shown));
    }

    public boolean isKeyFrame(int shown) {
        return keyFrames == null || Arrays.binarySearch(keyFrames, shown) >= 0;
    }

    /** Bytes of sample {@code shown}. */
    public int bytes(int shown) {
        return (int) size(shown);
    }

    /** The sample on the screen at {@code ticks}: the last one shown by then; -1 before the first. */
    public int shownAt(long ticks) {
        return ticks == Long.MAX_VALUE ? count() - 1 : firstAtOrAfter(ticks + 1, 0, count() / 2) - 1;
    }

    /**
     * The samples shown within {@code range}, {@code width} columns of equal time.
     *
     * @param width 1 or more
     */
    public SampleColumns columns(TimeRange range, int width) {
        int[] edges = edges(range, width);
        long[] sums = new long[width];
        int[] peaks = new int[width];
        int[] keys = new int[width];
        int keysBefore = keyFramesBefore(edges[0]);
        for (int x = 0; x < width; x++) {
            gather(edges[x], edges[x + 1], sums, peaks, x);
            int keysAfter = keyFramesBefore(edges[x + 1]);
            keys[x] = keysAfter - keysBefore;
            keysBefore = keysAfter;
        }
        return new SampleColumns(edges, sums, peaks, keys);
    }

    /** First sample of each column, the next column's being guessed from the width of the last. */
    private int[] edges(TimeRange range, int width) {
        int[] edges = new int[width + 1];
        edges[0] = firstAtOrAfter(range.startTicks(), 0, count() / 2);
        for (int x = 1; x <= width; x++) {
            int before = edges[x - 1];
            long guess = x == 1 ? before : 2L * before - edges[x - 2];
            edges[x] = firstAtOrAfter(range.at(x, width), before, guess);
        }
        return edges;
    }

    /** Adds up samples {@code from} to {@code to} from the fewest whole nodes. */
    private void gather(int from, int to, long[] sums, int[] peaks, int x) {
        int first = from;
        int end = to;
        for (int level = 0; first < end; level++, first >>= 1, end >>= 1) {
            if ((first & 1) == 1) {
                add(level, first++, sums, peaks, x);
            }
            if ((end & 1) == 1 && first < end) {
                add(level, --end, sums, peaks, x);
            }
        }
    }

    private void add(int level, int node, long[] sums, int[] peaks, int x) {
        sums[x] += level == 0 ? size(node) : bytes[level - 1].get(node);
        peaks[x] = (int) Math.max(peaks[x], level == 0 ? size(node) : most[level - 1].get(node));
    }

    private int keyFramesBefore(int shown) {
        if (keyFrames == null) {
            return shown;
        }
        int at = Arrays.binarySearch(keyFrames, shown);
        return at >= 0 ? at : -at - 1;
    }

    /**
     * First sample shown at or after {@code ticks}, looked for around a guess in steps that double: a good guess costs
     * the same however long the track is.
     *
     * @param least no sample before this one is shown as late
     */
    private int firstAtOrAfter(long ticks, int least, long guess) {
        int low = least;
        int high = count();
        long probe = guess;
        for (long step = 1; low < high; step *= 2) {
            int at = probe >= low && probe < high ? (int) probe : (low + high) >>> 1;
            if (startTicks(at) < ticks) {
                low = at + 1;
                probe = at + step;
            } else {
                high = at;
                probe = at - step;
            }
        }
        return low;
    }

    /** Bytes of all levels and of the order, without the table's own. */
    public long footprintBytes() {
        long footprint = order.footprintBytes() + (keyFrames == null ? 0 : 4L * keyFrames.length);
        for (int level = 0; level < bytes.length; level++) {
            footprint += bytes[level].footprintBytes() + most[level].footprintBytes();
        }
        return footprint;
    }
}
