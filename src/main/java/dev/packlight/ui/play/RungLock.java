package dev.packlight.ui.play;

import dev.packlight.player.PlayerEngine;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.Resumption;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The rung that a person keeps a film to, in whatever format it plays. */
final class RungLock {

    private final Supplier<PlayerEngine> engine;
    private final Supplier<PlayerState> state;
    private Optional<RungInfo> wanted = Optional.empty();

    /**
     * @param engine the present one
     * @param state its latest state
     */
    RungLock(Supplier<PlayerEngine> engine, Supplier<PlayerState> state) {
        this.engine = engine;
        this.state = state;
    }

    /** Keeps to one rung, or adapts. */
    void keep(OptionalInt rung) {
        wanted = rung.isPresent() && rung.getAsInt() < state.get().rungs().size()
                ? Optional.of(state.get().rungs().get(rung.getAsInt()))
                : Optional.empty();
        engine.get().lock(rung);
    }

    /** For another film. */
    void forget() {
        wanted = Optional.empty();
    }

    /** What it was when a person asked for it; empty where it adapts. */
    Optional<RungInfo> wanted() {
        return wanted;
    }

    /** Its place among the rungs of the present state. */
    OptionalInt index() {
        return new Resumption(0, true, wanted).among(state.get().rungs());
    }

    /** What the picture is still to change to; empty where it shows what was asked for. */
    String waitingFor() {
        return RungMenu.waitingFor(state.get(), index());
    }
}
