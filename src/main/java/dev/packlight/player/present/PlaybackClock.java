package dev.packlight.player.present;

import dev.packlight.media.Ticks;
import java.util.function.LongSupplier;

/** Presentation time that runs, stops and is corrected. Safe for threads. */
final class PlaybackClock {

    private final LongSupplier nanos;
    private long atTicks;
    private long sinceNanos;
    private boolean running;

    PlaybackClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized long ticks() {
        return running ? atTicks + Ticks.ofNanos(nanos.getAsLong() - sinceNanos) : atTicks;
    }

    synchronized void set(long ticks) {
        atTicks = ticks;
        sinceNanos = nanos.getAsLong();
    }

    synchronized void start() {
        if (!running) {
            sinceNanos = nanos.getAsLong();
            running = true;
        }
    }

    synchronized void stop() {
        atTicks = ticks();
        running = false;
    }

    synchronized boolean isRunning() {
        return running;
    }
}
