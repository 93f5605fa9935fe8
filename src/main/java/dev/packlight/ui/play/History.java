package dev.packlight.ui.play;

import dev.packlight.player.PlayerState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Buffer and estimate over a session, one point a quarter of a second, halved when it grows long. */
final class History {

    private static final int MOST = 4000;
    private static final long STEP_TICKS = 2_500_000;

    private final List<Point> points = new ArrayList<>();
    private long stepTicks = STEP_TICKS;

    /**
     * The player at a moment.
     *
     * @param atTicks since the source was loaded, as {@link dev.packlight.player.SessionLog} counts
     */
    record Point(long atTicks, long positionTicks, long bufferTicks) {}

    void add(long atTicks, PlayerState state) {
        if (points.isEmpty() || atTicks - points.getLast().atTicks() >= stepTicks) {
            points.add(new Point(atTicks, state.positionTicks(), state.bufferTicks()));
            if (points.size() > MOST) {
                for (int i = points.size() - 1; i > 0; i -= 2) {
                    points.remove(i);
                }
                stepTicks *= 2;
            }
        }
    }

    /** By time. */
    List<Point> points() {
        return Collections.unmodifiableList(points);
    }

    void clear() {
        points.clear();
        stepTicks = STEP_TICKS;
    }
}
