package dev.packlight.media;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Pictures a second of a track that keeps one rate.
 *
 * @param pictures the numerator, in lowest terms
 * @param seconds the denominator
 */
public record FrameRate(long pictures, long seconds) {

    /** Share of pictures that may last longer or shorter, such as the last one or those that an edit list squeezes. */
    private static final int ODD_ONES_PERCENT = 5;

    private static final int SLOWEST_SECONDS = 10;
    private static final int FASTEST = 1000;

    /** The rate of a track; empty where its pictures do not last alike, or no camera makes so many or so few. */
    public static Optional<FrameRate> of(Track track) {
        SampleTable samples = track.samples();
        int count = samples.count();
        if (count < 2) {
            return Optional.empty();
        }
        NavigableMap<Long, Integer> lengths = samples.durations(0, count - 1);
        long middle = middle(lengths, (count - 1) / 2);
        long alike = 0;
        long ticks = 0;
        for (Map.Entry<Long, Integer> length : lengths.entrySet()) {
            if (Math.abs(length.getKey() - middle) <= Math.max(1, middle / 50)) {
                alike += length.getValue();
                ticks += length.getKey() * length.getValue();
            }
        }
        long scale = track.timescale().ticksPerSecond();
        boolean one = (count - 1 - alike) * 100 <= (count - 1L) * ODD_ONES_PERCENT + 100;
        boolean sane = ticks > 0 && alike * scale <= ticks * FASTEST && ticks <= alike * scale * SLOWEST_SECONDS;
        return one && sane ? Optional.of(reduced(alike * scale, ticks)) : Optional.empty();
    }

    /** The {@code n}th of all lengths, by length. */
    private static long middle(NavigableMap<Long, Integer> lengths, int n) {
        int before = 0;
        for (Map.Entry<Long, Integer> length : lengths.entrySet()) {
            before += length.getValue();
            if (before > n) {
                return length.getKey();
            }
        }
        return lengths.lastKey();
    }

    private static FrameRate reduced(long pictures, long seconds) {
        long common =
                BigInteger.valueOf(pictures).gcd(BigInteger.valueOf(seconds)).longValueExact();
        return new FrameRate(pictures / common, seconds / common);
    }

    /** Three decimals. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(pictures).divide(BigDecimal.valueOf(seconds), 3, RoundingMode.HALF_UP);
    }

    @Override
    public String toString() {
        return pictures + (seconds == 1 ? "" : "/" + seconds);
    }
}
