package dev.packlight.delivery;

import dev.packlight.media.Timescale;

/**
 * Measured bit rates of a list of segments.
 *
 * @param peakBps largest bit rate of any run of neighbouring segments that lasts 0.5 to 1.5 target durations (RFC 8216
 *     §4.1)
 * @param averageBps all bytes over the whole duration
 */
public record Rates(long peakBps, long averageBps) {

    public static final Rates NONE = new Rates(0, 0);

    /** Bytes and duration of segment {@code i}. */
    @FunctionalInterface
    public interface Meter {
        long of(int segment);
    }

    /**
     * Measures {@code count} segments.
     *
     * @param targetTicks target duration, in presentation ticks
     */
    public static Rates measure(int count, Meter bytes, Meter durationTicks, long targetTicks) {
        long[] sizes = new long[count];
        long[] times = new long[count];
        long allBytes = 0;
        long allTicks = 0;
        for (int i = 0; i < count; i++) {
            sizes[i] = bytes.of(i);
            times[i] = Math.max(1, durationTicks.of(i));
            allBytes += sizes[i];
            allTicks += times[i];
        }
        double peak = 0;
        for (int from = 0; from < count; from++) {
            peak = Math.max(peak, peakFrom(from, sizes, times, targetTicks));
        }
        double average = allTicks == 0 ? 0 : bps(allBytes, allTicks);
        return new Rates((long) Math.ceil(Math.max(peak, average)), (long) Math.ceil(average));
    }

    private static double peakFrom(int from, long[] sizes, long[] times, long targetTicks) {
        double peak = 0;
        long bytes = 0;
        long ticks = 0;
        for (int to = from; to < sizes.length && ticks * 2 <= targetTicks * 3; to++) {
            bytes += sizes[to];
            ticks += times[to];
            if (ticks * 2 >= targetTicks && ticks * 2 <= targetTicks * 3) {
                peak = Math.max(peak, bps(bytes, ticks));
            }
        }
        return peak;
    }

    private static double bps(long bytes, long ticks) {
        return bytes * 8.0 * Timescale.PRESENTATION.ticksPerSecond() / ticks;
    }

    public Rates plus(Rates other) {
        return new Rates(peakBps + other.peakBps, averageBps + other.averageBps);
    }
}
