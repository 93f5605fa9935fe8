package dev.packlight.player;

import java.util.List;
import java.util.OptionalInt;

/**
 * A player at one moment.
 *
 * @param status what it is doing
 * @param message one sentence where there is something to say, else empty
 * @param positionTicks presentation time shown
 * @param durationTicks 0 while unknown
 * @param bufferTicks how far ahead media is loaded
 * @param rungs what can be chosen, by ascending bandwidth
 * @param currentRung the rung of the picture that is shown
 * @param estimateBps measured throughput; 0 while unknown
 * @param statistics counters since the source was loaded
 */
public record PlayerState(
        Status status,
        String message,
        long positionTicks,
        long durationTicks,
        long bufferTicks,
        List<RungInfo> rungs,
        OptionalInt currentRung,
        long estimateBps,
        Statistics statistics) {

    public static final PlayerState IDLE =
            new PlayerState(Status.IDLE, "", 0, 0, 0, List.of(), OptionalInt.empty(), 0, Statistics.NONE);

    public PlayerState {
        rungs = List.copyOf(rungs);
    }

    /** What a player is doing. */
    public enum Status {
        IDLE,
        LOADING,
        PLAYING,
        PAUSED,
        BUFFERING,
        ENDED,
        FAILED
    }

    /** A rung that can be chosen. */
    public record RungInfo(String label, long bandwidthBps, int widthPixels, int heightPixels, String codecs) {}

    /**
     * Counters.
     *
     * @param startupMs from loading to the first picture; -1 while there was none
     * @param avOffsetMs how far the picture shown was from the clock
     */
    public record Statistics(
            int framesShown,
            int framesDropped,
            int rebuffers,
            int switches,
            int requests,
            int errors,
            long bytes,
            long startupMs,
            double avOffsetMs) {
        public static final Statistics NONE = new Statistics(0, 0, 0, 0, 0, 0, 0, -1, 0);
    }
}
