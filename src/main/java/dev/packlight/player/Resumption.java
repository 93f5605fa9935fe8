package dev.packlight.player;

import dev.packlight.player.PlayerState.RungInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where and how a source goes on that takes the place of another.
 *
 * @param playing whether it plays at once, or waits at its first picture
 * @param rung what the other was locked to; empty where it adapted
 */
public record Resumption(long ticks, boolean playing, Optional<RungInfo> rung) {

    public static final Resumption BEGINNING = new Resumption(0, true, Optional.empty());

    /** The rung among {@code rungs} that looks like the wanted one; empty where none is wanted or none has its size. */
    public OptionalInt among(List<RungInfo> rungs) {
        return rung.flatMap(wanted -> rungs.stream()
                        .filter(r ->
                                r.widthPixels() == wanted.widthPixels() && r.heightPixels() == wanted.heightPixels())
                        .min(Comparator.comparingLong(r -> Math.abs(r.bandwidthBps() - wanted.bandwidthBps()))))
                .map(found -> OptionalInt.of(rungs.indexOf(found)))
                .orElse(OptionalInt.empty());
    }

    /** Whether a player's position is that of the film, not of a beginning that has not come yet. */
    public static boolean hasPosition(PlayerState.Status status) {
        return switch (status) {
            case PLAYING, PAUSED, BUFFERING, ENDED -> true;
            case IDLE, LOADING, FAILED -> false;
        };
    }
}
