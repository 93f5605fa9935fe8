package dev.packlight.player.present;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/** Where playing shall go on; the last wish counts and each is taken once. Safe for threads. */
final class SeekRequest {

    private final AtomicReference<OptionalLong> wished = new AtomicReference<>(OptionalLong.empty());

    void wish(long ticks) {
        wished.set(OptionalLong.of(ticks));
    }

    /** The wish, which is forgotten in the same instant, so that none that comes meanwhile is lost. */
    OptionalLong take() {
        return wished.getAndSet(OptionalLong.empty());
    }
}
