package dev.packlight.ui.play;

import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.SessionLog;
import java.util.List;
import java.util.Locale;

/**
 * Where bit rates lie on a chart: each doubling takes the same height.
 *
 * @param leastBps at {@code bottom}
 * @param mostBps at {@code top}
 */
record RateScale(double leastBps, double mostBps, double top, double bottom) {

    private static final double ROOM = 1.25;
    private static final double MEGA = 1e6;

    /** From a little under the least of rungs and measurements to a little over the most. */
    static RateScale of(List<SessionLog.Load> loads, List<RungInfo> rungs, double top, double bottom) {
        double least = Double.MAX_VALUE;
        double most = 1;
        for (SessionLog.Load load : loads) {
            least = Math.min(least, Math.min(load.throughputBps(), load.estimateBps()));
            most = Math.max(most, Math.max(load.throughputBps(), load.estimateBps()));
        }
        for (RungInfo rung : rungs) {
            least = Math.min(least, rung.bandwidthBps());
            most = Math.max(most, rung.bandwidthBps());
        }
        least = Math.clamp(least, 1, most);
        return new RateScale(least / ROOM, most * ROOM, top, bottom);
    }

    double y(double bps) {
        double share = Math.log(Math.max(bps, leastBps) / leastBps) / Math.log(mostBps / leastBps);
        return bottom - share * (bottom - top);
    }

    /** Megabits with two significant digits: {@code 0.25}, {@code 4.3}, {@code 120}. */
    static String megabits(double bps) {
        double megabits = bps / MEGA;
        return String.format(Locale.ROOT, megabits < 1 ? "%.2f" : megabits < 10 ? "%.1f" : "%.0f", megabits);
    }
}
