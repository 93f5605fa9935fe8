package dev.packlight.ui.play;

import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.Status;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The sentence over the picture; empty where there is nothing to say. */
final class Notice {

    private static final long SAID_NANOS = 6_000_000_000L;
    private static final Set<Status> WELL = EnumSet.of(Status.PLAYING, Status.PAUSED, Status.ENDED);

    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private long saidUntilNanos;

    /** Stays until the player has something to say. */
    void set(String sentence) {
        message.set(sentence);
        saidUntilNanos = 0;
    }

    /** Stays for a while. */
    void say(String sentence) {
        message.set(sentence);
        saidUntilNanos = System.nanoTime() + SAID_NANOS;
    }

    /** Takes over what the player says. */
    void follow(PlayerState state) {
        if (System.nanoTime() < saidUntilNanos) {
            return;
        }
        if (WELL.contains(state.status())) {
            message.set("");
        } else if (!state.message().isEmpty()) {
            message.set(state.message());
        }
    }

    ReadOnlyStringProperty text() {
        return message.getReadOnlyProperty();
    }
}
