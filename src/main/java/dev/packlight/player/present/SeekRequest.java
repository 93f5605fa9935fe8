package dev.packlight.player.present;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;

/** Where playing shall go on; the last wish counts and each is taken once. Safe for threads. */
final class SeekRequest {

    private final AtomicReference<OptionalDouble> wished = new AtomicReference<>(OptionalDouble.empty());

    void wish(double seconds) {
        if (Double.isFinite(seconds)) {
            wished.set(OptionalDouble.of(seconds));
        }
    }

    /** The wish, which is forgotten in the same instant, so that none that comes meanwhile is lost. */
    OptionalDouble take() {
        return wished.getAndSet(OptionalDouble.empty());
    }
}
