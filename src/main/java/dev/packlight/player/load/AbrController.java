package dev.packlight.player.load;

/** Chooses the rung of the next segment. Pure: the same input gives the same decision. */
public interface AbrController {

    /**
     * What is known when a segment is about to be asked for.
     *
     * @param bandwidthsBps declared bandwidth of each rung, ascending
     * @param current rung of the segment before; -1 at the start
     * @param estimateBps measured throughput; 0 while unknown
     * @param bufferTicks media loaded ahead
     */
    record Situation(long[] bandwidthsBps, int current, long estimateBps, long bufferTicks) {}

    /** A rung and the reason with its numbers. */
    record Decision(int rung, String reason) {}

    Decision choose(Situation situation);

    /** Always one rung. */
    static AbrController fixed(int rung) {
        return situation ->
                new Decision(Math.clamp(rung, 0, situation.bandwidthsBps().length - 1), "locked by the user");
    }
}
