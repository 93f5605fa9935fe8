package dev.packlight.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Lets values through at most once in an interval; the last one is kept until its time has come. */
final class Throttle<T> {

    private final Duration interval;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private Optional<T> waiting = Optional.empty();

    Throttle(Duration interval, InstantSource clock) {
        this.interval = interval;
        this.clock = clock;
    }

    /** {@code value} where its time has come. */
    synchronized Optional<T> offer(T value) {
        waiting = Optional.of(value);
        return due();
    }

    /** The value that waits, where its time has come. */
    synchronized Optional<T> due() {
        Instant now = clock.instant();
        if (waiting.isEmpty() || now.isBefore(next)) {
            return Optional.empty();
        }
        Optional<T> through = waiting;
        waiting = Optional.empty();
        next = now.plus(interval);
        return through;
    }
}
