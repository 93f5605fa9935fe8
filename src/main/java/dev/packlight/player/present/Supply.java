package dev.packlight.player.present;

import dev.packlight.media.Ticks;
import dev.packlight.player.decode.Pipeline;

/** Whether a pipeline has what has to be shown next, or never will have it. */
final class Supply {

    private static final int READY_PICTURES = 3;
    /** A track that has nothing this far ahead of the clock has a gap, or ended early. */
    private static final long GAP_TICKS = Ticks.PER_SECOND;

    private Supply() {}

    /** Whether playing can go on from this presentation time. */
    static boolean isReady(Pipeline p, long ticks) {
        boolean something = !p.pictures().isEmpty() || !p.sounds().isEmpty();
        boolean ended = p.picturesEnded() && p.soundsEnded();
        return (p.pictures().size() >= READY_PICTURES || noMorePictures(p, ticks))
                && (!p.sounds().isEmpty() || noMoreSounds(p, ticks))
                && (something || ended);
    }

    /** Whether the next picture is there, or need not be. */
    static boolean hasPicture(Pipeline p, long ticks) {
        return !p.pictures().isEmpty() || noMorePictures(p, ticks);
    }

    /** Whether the next sound is there, or need not be. */
    static boolean hasSound(Pipeline p, long ticks) {
        return !p.sounds().isEmpty() || noMoreSounds(p, ticks);
    }

    private static boolean noMorePictures(Pipeline p, long ticks) {
        return p.picturesEnded() || p.videoPackets().hasNothingUntil(ticks + GAP_TICKS);
    }

    private static boolean noMoreSounds(Pipeline p, long ticks) {
        return p.soundsEnded() || p.audioPackets().hasNothingUntil(ticks + GAP_TICKS);
    }
}
