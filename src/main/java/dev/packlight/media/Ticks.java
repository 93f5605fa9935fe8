package dev.packlight.media;

import java.util.concurrent.TimeUnit;

/** Lengths of {@link Timescale#PRESENTATION}, the timeline of manifests, addresses and the player. */
public final class Ticks {

    public static final long PER_SECOND = 10_000_000;
    public static final long PER_MILLISECOND = 10_000;

    private static final long NANOSECONDS = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

    private Ticks() {}

    /** Whole ticks of a time that runs in nanoseconds. */
    public static long ofNanos(long nanos) {
        return Math.floorDiv(nanos, NANOSECONDS);
    }

    /** What a slider or a toolkit gives, to the nearest tick. */
    public static long ofSeconds(double seconds) {
        return Math.round(seconds * PER_SECOND);
    }

    /** For sliders, charts and labels; not for arithmetic. */
    public static double seconds(long ticks) {
        return (double) ticks / PER_SECOND;
    }

    /** For labels; not for arithmetic. */
    public static double milliseconds(long ticks) {
        return (double) ticks / PER_MILLISECOND;
    }
}
