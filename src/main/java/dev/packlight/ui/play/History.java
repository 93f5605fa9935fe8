package dev.packlight.ui.play;

import dev.packlight.player.PlayerState;
import java.util.ArrayList;
import java.util.List;

/** Buffer and estimate over the session, one point a quarter of a second, halved when it grows long. */
final class History {

    private static final int MOST = 4000;
    private static final double STEP_SECONDS = 0.25;

    private final List<Point> points = new ArrayList<>();
    private double startSeconds = Double.NaN;
    private double step = STEP_SECONDS;

    /** @param at seconds since the source was loaded */
    record Point(double at, long bufferTicks, long estimateBps, int rung) {}

    void add(double nowSeconds, PlayerState state) {
        startSeconds = Double.isNaN(startSeconds) ? nowSeconds : startSeconds;
        double at = nowSeconds - startSeconds;
        if (points.isEmpty() || at - points.getLast().at() >= step) {
            points.add(new Point(
                    at,
                    state.bufferTicks(),
                    state.estimateBps(),
                    state.currentRung().orElse(-1)));
            if (points.size() > MOST) {
                for (int i = points.size() - 1; i > 0; i -= 2) {
                    points.remove(i);
                }
                step *= 2;
            }
        }
    }

    List<Point> points() {
        return points;
    }

    void clear() {
        points.clear();
        startSeconds = Double.NaN;
        step = STEP_SECONDS;
    }
}
