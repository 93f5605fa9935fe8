package dev.packlight.media;

/**
 * A half-open stretch of a timeline.
 *
 * @param startTicks first tick inside
 * @param endTicks first tick after it, not before {@code startTicks}
 */
public record TimeRange(long startTicks, long endTicks) {

    public TimeRange {
        if (endTicks < startTicks) {
            throw new IllegalArgumentException("range ends before it starts: " + startTicks + ".." + endTicks);
        }
    }

    public long durationTicks() {
        return endTicks - startTicks;
    }

    public boolean contains(long ticks) {
        return ticks >= startTicks && ticks < endTicks;
    }

    /** Where part {@code n} of {@code parts} equal ones begins, rounded down; {@code parts} gives the end. */
    public long at(int n, int parts) {
        long whole = durationTicks() / parts;
        long rest = durationTicks() % parts;
        return startTicks + whole * n + rest * n / parts;
    }
}
