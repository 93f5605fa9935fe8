package dev.packlight.player.load;

import java.util.Locale;

/**
 * The highest rung whose bandwidth fits into a share of the measured throughput; a larger share keeps a rung than
 * takes it.
 */
public final class ThroughputAbr implements AbrController {

    private static final double UP_SHARE = 0.7;
    private static final double HOLD_SHARE = 0.9;

    @Override
    public Decision choose(Situation s) {
        if (s.estimateBps() == 0) {
            return new Decision(Math.max(0, s.current()), "no measurement yet, lowest rung");
        }
        int best = 0;
        for (int rung = 1; rung < s.bandwidthsBps().length; rung++) {
            double share = rung <= s.current() ? HOLD_SHARE : UP_SHARE;
            if (s.bandwidthsBps()[rung] <= s.estimateBps() * share) {
                best = rung;
            }
        }
        double share = best <= s.current() ? HOLD_SHARE : UP_SHARE;
        return new Decision(
                best,
                String.format(
                        Locale.ROOT,
                        "throughput %.2f %s %.2f / %.1f Mb/s",
                        s.estimateBps() / 1e6,
                        s.bandwidthsBps()[best] <= s.estimateBps() * share ? ">" : "<",
                        s.bandwidthsBps()[best] / 1e6,
                        share));
    }
}
