package dev.packlight.media;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Ticks per second of a media timeline (ISO/IEC 14496-12 §8.4.2, {@code timescale}).
 *
 * @param ticksPerSecond 1 to 4,294,967,295
 */
public record Timescale(long ticksPerSecond) {

    /** The timeline of every URL and manifest: 10,000,000 ticks a second (MS-SSTR §2.2.2.1, default TimeScale). */
    public static final Timescale PRESENTATION = new Timescale(Ticks.PER_SECOND);
    /** MPEG-2 systems time (ISO/IEC 13818-1 §2.4.3.7). */
    public static final Timescale MPEG = new Timescale(90_000);

    public Timescale {
        if (ticksPerSecond < 1 || ticksPerSecond > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("timescale out of range: " + ticksPerSecond);
        }
    }

    /** Converts {@code ticks} of this scale to ticks of {@code to}, exactly but for the named rounding. */
    public long rescale(long ticks, Timescale to, Rounding rounding) {
        if (ticksPerSecond == to.ticksPerSecond) {
            return ticks;
        }
        long high = Math.multiplyHigh(ticks, to.ticksPerSecond);
        long product = ticks * to.ticksPerSecond;
        boolean fits = high == product >> 63;
        return fits ? divide(product, rounding) : divideBig(ticks, to, rounding);
    }

    private long divide(long product, Rounding rounding) {
        long floor = Math.floorDiv(product, ticksPerSecond);
        long rest = product - floor * ticksPerSecond;
        return switch (rounding) {
            case DOWN -> floor;
            case UP -> rest == 0 ? floor : floor + 1;
            case NEAREST -> rest >= ticksPerSecond - rest ? floor + 1 : floor;
        };
    }

    private long divideBig(long ticks, Timescale to, Rounding rounding) {
        BigInteger product = BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(to.ticksPerSecond));
        BigInteger scale = BigInteger.valueOf(ticksPerSecond);
        BigInteger floor = product.subtract(product.mod(scale)).divide(scale);
        BigInteger rest = product.mod(scale);
        boolean up =
                switch (rounding) {
                    case DOWN -> false;
                    case UP -> rest.signum() != 0;
                    case NEAREST -> rest.shiftLeft(1).compareTo(scale) >= 0;
                };
        return (up ? floor.add(BigInteger.ONE) : floor).longValueExact();
    }

    /** Seconds with {@code decimals} digits, rounded half up; for people and manifests, not for arithmetic. */
    public BigDecimal seconds(long ticks, int decimals) {
        return BigDecimal.valueOf(ticks).divide(BigDecimal.valueOf(ticksPerSecond), decimals, RoundingMode.HALF_UP);
    }

    /** Seconds as floating point; for charts and labels only. */
    public double approximateSeconds(long ticks) {
        return (double) ticks / ticksPerSecond;
    }
}
