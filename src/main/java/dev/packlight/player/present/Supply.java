package dev.packlight.player.present;

import dev.packlight.player.decode.Pipeline;

/** Whether a pipeline has what has to be shown next, or never will have it. */
final class Supply {

    private static final int READY_PICTURES = 3;
    /** A track that has nothing this far ahead of the clock has a gap, or ended early. */
    private static final double GAP_SECONDS = 1;

    private Supply() {}

    /** Whether playing can go on from {@code seconds}. */
    static boolean isReady(Pipeline p, double seconds) {
        boolean something = !p.pictures().isEmpty() || !p.sounds().isEmpty();
        boolean ended = p.picturesEnded() && p.soundsEnded();
        return (p.pictures().size() >= READY_PICTURES || noMorePictures(p, seconds))
                && (!p.sounds().isEmpty() || noMoreSounds(p, seconds))
                && (something || ended);
    }

    /** Whether the next picture is there, or need not be. */
    static boolean hasPicture(Pipeline p, double seconds) {
        return !p.pictures().isEmpty() || noMorePictures(p, seconds);
    }

    /** Whether the next sound is there, or need not be. */
    static boolean hasSound(Pipeline p, double seconds) {
        return !p.sounds().isEmpty() || noMoreSounds(p, seconds);
    }

    private static boolean noMorePictures(Pipeline p, double seconds) {
        return p.picturesEnded() || p.videoPackets().hasNothingUntil(seconds + GAP_SECONDS);
    }

    private static boolean noMoreSounds(Pipeline p, double seconds) {
        return p.soundsEnded() || p.audioPackets().hasNothingUntil(seconds + GAP_SECONDS);
    }
}
