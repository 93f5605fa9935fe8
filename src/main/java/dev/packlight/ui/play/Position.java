package dev.packlight.ui.play;

import dev.packlight.player.PlayerEngine;
import dev.packlight.player.PlayerState;
import java.util.function.Supplier;

/** Going to another place of the film. */
final class Position {

    /** Until the state tells of a seek, further steps start from where it goes. */
    private static final long SOUGHT_NANOS = 200_000_000L;

    private final Supplier<PlayerEngine> engine;
    private final Supplier<PlayerState> state;
    private long soughtTicks;
    private long soughtUntilNanos;

    /**
     * @param engine the present one
     * @param state its latest state
     */
    Position(Supplier<PlayerEngine> engine, Supplier<PlayerState> state) {
        this.engine = engine;
        this.state = state;
    }

    /** Goes on so much later, or earlier. */
    void step(long ticks) {
        seek((System.nanoTime() < soughtUntilNanos ? soughtTicks : state.get().positionTicks()) + ticks);
    }

    void seek(long ticks) {
        long end = state.get().durationTicks();
        soughtTicks = Math.clamp(ticks, 0, end > 0 ? end : Long.MAX_VALUE);
        soughtUntilNanos = System.nanoTime() + SOUGHT_NANOS;
        engine.get().seek(soughtTicks);
    }

    void toEnd() {
        if (state.get().durationTicks() > 0) {
            seek(state.get().durationTicks());
        }
    }
}
