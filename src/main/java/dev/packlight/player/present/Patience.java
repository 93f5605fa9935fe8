package dev.packlight.player.present;

import dev.packlight.player.PlayerException;
import dev.packlight.player.decode.Deadline;
import dev.packlight.player.load.Trouble;
import java.time.Duration;

/** Waits for a pipeline to make something, and not for ever. */
final class Patience {

    private final Duration most;
    private Deadline deadline;
    private long made = -1;

    Patience(Duration most) {
        this.most = most;
        this.deadline = Deadline.in(most);
    }

    /** Begins anew whenever more was made. */
    void await(long madeSoFar) throws PlayerException {
        if (madeSoFar != made) {
            made = madeSoFar;
            deadline = Deadline.in(most);
        } else if (deadline.isOver()) {
            throw new PlayerException(
                    "Nothing new could be shown for " + Trouble.time(most) + ", though the server goes on answering.");
        }
    }
}
