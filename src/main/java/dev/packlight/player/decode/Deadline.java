package dev.packlight.player.decode;

import java.time.Duration;

/** A moment after which waiting ends. */
public record Deadline(long endNanos) {

    public static Deadline in(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }

    public boolean isOver() {
        return endNanos - System.nanoTime() <= 0;
    }

    /** What is left, and never more than {@code most}. */
    public Duration left(Duration most) {
        long nanos = Math.max(0, endNanos - System.nanoTime());
        return Duration.ofNanos(Math.min(nanos, most.toNanos()));
    }
}
