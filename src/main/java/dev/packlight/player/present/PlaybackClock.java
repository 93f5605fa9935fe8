package dev.packlight.player.present;

import dev.packlight.media.Ticks;
import java.util.function.LongSupplier;

/** Presentation time that runs at some speed, stops and is corrected. Safe for threads. */
final class PlaybackClock {

    private final LongSupplier nanos;
    private long atTicks;
    private long sinceNanos;
    private boolean running;
    private double speed = 1;

    PlaybackClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized long ticks() {
        return running ? atTicks + Math.round(Ticks.ofNanos(nanos.getAsLong() - sinceNanos) * speed) : atTicks;
    }

    synchronized void set(long ticks) {
        atTicks = ticks;
        sinceNanos = nanos.getAsLong();
    }

    synchronized void speed(double factor) {
        set(ticks());
        speed = factor;
    }

    synchronized double speed() {
        return speed;
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
