package dev.packlight.media;

/**
 * The samples of a track in the order they are shown, which is not that of their decoding where pictures are reordered.
 *
 * <p>Kept as the distance of each sample from its place in decoding order; a track without reordering takes no memory.
 */
final class ShownOrder {

    private final Column distance;
    private final long leastDistance;

    private ShownOrder(Column distance, long leastDistance) {
        this.distance = distance;
        this.leastDistance = leastDistance;
    }

    /** Samples of one time stay in decoding order. */
    static ShownOrder of(SampleTable samples) {
        int count = samples.count();
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = samples.ptsTicks(i);
        }
        int[] order = sorted(times);
        long least = 0;
        for (int shown = 0; shown < count; shown++) {
            least = Math.min(least, order[shown] - shown);
        }
        long base = least;
        return new ShownOrder(Column.of(shown -> order[shown] - shown - base, count), base);
    }

    /** Number in decoding order of the sample shown as number {@code shown}. */
    int sample(int shown) {
        return (int) (shown + leastDistance + distance.get(shown));
    }

    int count() {
        return distance.length();
    }

    long footprintBytes() {
        return distance.footprintBytes();
    }

    /** A merge sort that keeps its bound whatever the times are, and passes over what is in order already. */
    private static int[] sorted(long[] times) {
        int count = times.length;
        int[] from = new int[count];
        int[] to = new int[count];
        for (int i = 0; i < count; i++) {
            from[i] = i;
        }
        for (long run = 1; run < count; run *= 2) {
            for (long low = 0; low < count; low += 2 * run) {
                merge(times, from, to, (int) low, (int) Math.min(count, low + run), (int)
                        Math.min(count, low + 2 * run));
            }
            int[] merged = to;
            to = from;
            from = merged;
        }
        return from;
    }

    private static void merge(long[] times, int[] from, int[] to, int low, int middle, int high) {
        if (middle == high || times[from[middle - 1]] <= times[from[middle]]) {
            System.arraycopy(from, low, to, low, high - low);
            return;
        }
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft = right == high || left < middle && times[from[left]] <= times[from[right]];
            to[i] = from[takeLeft ? left++ : right++];
        }
    }
}
