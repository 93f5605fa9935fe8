package dev.packlight.player.load;

import java.util.OptionalInt;

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

    /** The only rung that is wanted, even in place of what is loaded already; empty where it adapts. */
    default OptionalInt only() {
        return OptionalInt.empty();
    }

    /** Always one rung. */
    static AbrController fixed(int rung) {
        return new AbrController() {
            @Override
            public Decision choose(Situation situation) {
                return new Decision(Math.clamp(rung, 0, situation.bandwidthsBps().length - 1), "locked by the user");
            }

            @Override
            public OptionalInt only() {
                return OptionalInt.of(rung);
            }
        };
    }
}
