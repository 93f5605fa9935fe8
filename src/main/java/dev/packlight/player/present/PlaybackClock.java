package dev.packlight.player.present;

import java.util.function.LongSupplier;

/** Presentation time that runs, stops and is corrected. Safe for threads. */
final class PlaybackClock {

    private final LongSupplier nanos;
    private double atSeconds;
    private long since;
    private boolean running;

    PlaybackClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized double seconds() {
        return running ? atSeconds + (nanos.getAsLong() - since) / 1e9 : atSeconds;
    }

    synchronized void set(double seconds) {
        atSeconds = seconds;
        since = nanos.getAsLong();
    }

    synchronized void start() {
        if (!running) {
            since = nanos.getAsLong();
            running = true;
        }
    }

    synchronized void stop() {
        atSeconds = seconds();
        running = false;
    }

    synchronized boolean isRunning() {
        return running;
    }
}
