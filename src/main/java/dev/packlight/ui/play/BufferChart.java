package dev.packlight.ui.play;

import dev.packlight.media.Ticks;
import dev.packlight.ui.common.AxisControls;
import dev.packlight.ui.common.Palette;
import dev.packlight.ui.common.TimeAxis;
import dev.packlight.ui.common.TimeChart;
import dev.packlight.ui.common.TimeScale;
import dev.packlight.ui.common.Words;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Seconds of media loaded ahead, over the session. */
final class BufferChart extends TimeChart {

    private static final long TARGET_TICKS = 12 * Ticks.PER_SECOND;
    private static final long PANIC_TICKS = 2 * Ticks.PER_SECOND;
    private static final long[] STEPS_SECONDS = {2, 5, 10, 20, 30, 60, 120, 300, 600};
    private static final double STEP_PIXELS = 18;
    private static final double TOP = 8;
    private static final double BOTTOM = 2;

    private List<History.Point> points = List.of();

    BufferChart(TimeAxis axis) {
        super(96, ValueGrid.LEFT, axis);
        AxisControls.install(this);
        setAccessibleText("Media loaded ahead, seconds");
    }

    void show(List<History.Point> newPoints) {
        points = newPoints;
        requestLayout();
    }

    @Override
    protected String words(long ticks, double y) {
        int at = Math.max(0, before(ticks));
        if (points.isEmpty()) {
            return "";
        }
        History.Point point = points.get(at);
        return Words.position(point.atTicks()) + " since loading\nbuffer " + Words.seconds(point.bufferTicks())
                + "\nplaying " + Words.position(point.positionTicks());
    }

    /** The last point until then; -1 before the first. */
    private int before(long ticks) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).atTicks() <= ticks) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    @Override
    protected void draw(GraphicsContext g, TimeScale scale, double height, Palette palette) {
        double most =
                points.stream().mapToDouble(History.Point::bufferTicks).max().orElse(0);
        Level level = new Level(Math.max(TARGET_TICKS * 1.25, most * 1.1), height);
        ValueGrid.within(g, scale, height, () -> area(g, scale, level, palette));
        grid(new ValueGrid(g, scale), level, palette);
        line(g, scale, level.y(TARGET_TICKS), palette.good());
        line(g, scale, level.y(PANIC_TICKS), palette.bad());
        g.setFill(palette.good());
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BOTTOM);
        g.fillText("target " + TARGET_TICKS / Ticks.PER_SECOND + " s", scale.left() + 4, level.y(TARGET_TICKS) - 2);
    }

    /** How high a buffer stands. */
    private record Level(double topTicks, double height) {
        double y(double ticks) {
            return height - BOTTOM - ticks / topTicks * (height - TOP - BOTTOM);
        }
    }

    private static void grid(ValueGrid grid, Level level, Palette palette) {
        long step = STEPS_SECONDS[STEPS_SECONDS.length - 1];
        for (int i = STEPS_SECONDS.length - 1; i >= 0; i--) {
            double pixels = level.y(0) - level.y(STEPS_SECONDS[i] * Ticks.PER_SECOND);
            step = pixels >= STEP_PIXELS ? STEPS_SECONDS[i] : step;
        }
        for (long seconds = step; seconds * Ticks.PER_SECOND <= level.topTicks(); seconds += step) {
            grid.line(level.y(seconds * Ticks.PER_SECOND), String.valueOf(seconds), palette.muted(), palette);
        }
    }

    private void area(GraphicsContext g, TimeScale scale, Level level, Palette palette) {
        int from = Math.max(0, before(scale.shown().startTicks()));
        int count = Math.min(points.size(), before(scale.shown().endTicks()) + 2) - from;
        if (count <= 0) {
            return;
        }
        Curve curve = Curve.of(
                count,
                i -> scale.x(points.get(from + i).atTicks()),
                i -> level.y(points.get(from + i).bufferTicks()));
        double[] x = curve.x();
        double[] y = curve.y();
        g.setFill(palette.accentArea());
        g.beginPath();
        g.moveTo(x[0], level.y(0));
        for (int i = 0; i < x.length; i++) {
            g.lineTo(x[i], y[i]);
        }
        g.lineTo(x[x.length - 1], level.y(0));
        g.fill();
        g.setStroke(palette.accent());
        g.strokePolyline(x, y, x.length);
    }

    private static void line(GraphicsContext g, TimeScale scale, double y, Color colour) {
        g.setStroke(colour);
        g.setLineDashes(4, 4);
        g.strokeLine(scale.left(), y, scale.left() + scale.width(), y);
        g.setLineDashes();
    }
}
