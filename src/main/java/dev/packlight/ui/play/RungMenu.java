package dev.packlight.ui.play;

import dev.packlight.player.PlayerState;
import dev.packlight.ui.common.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Keeps to one rung, or lets the player choose. */
final class RungMenu extends ChoiceMenu {

    private final PlayViewModel model;

    RungMenu(PlayViewModel model) {
        super("Rung");
        this.model = model;
        show(PlayerState.IDLE);
    }

    void show(PlayerState state) {
        List<String> words = new ArrayList<>(List.of("automatic"));
        state.rungs().forEach(r -> words.add(r.label() + " " + Words.bitRate(r.bandwidthBps())));
        OptionalInt locked = model.rung().index();
        offer(
                words,
                locked.isPresent() ? locked.getAsInt() + 1 : 0,
                index -> model.rung().keep(index == 0 ? OptionalInt.empty() : OptionalInt.of(index - 1)));
    }

    /** What the picture is still to change to; empty where it shows what was asked for. */
    static String waitingFor(PlayerState now, OptionalInt wanted) {
        return wanted.isEmpty()
                        || now.currentRung().isEmpty()
                        || now.currentRung().equals(wanted)
                ? ""
                : "waiting for " + now.rungs().get(wanted.getAsInt()).label();
    }
}
