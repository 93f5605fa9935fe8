package dev.packlight.ui.play;

import dev.packlight.media.Ticks;
import dev.packlight.ui.common.Chart;
import dev.packlight.ui.common.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Media loaded ahead, over the session. */
final class BufferChart extends Chart {

    private static final long TARGET_TICKS = 12 * Ticks.PER_SECOND;
    private static final long PANIC_TICKS = 2 * Ticks.PER_SECOND;

    private List<History.Point> points = List.of();

    BufferChart() {
        super(96);
    }

    void show(List<History.Point> newPoints) {
        points = newPoints;
        redraw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, Palette palette) {
        double top = Math.max(
                TARGET_TICKS * 1.25,
                points.stream().mapToDouble(History.Point::bufferTicks).max().orElse(0) * 1.1);
        double end = points.isEmpty() ? 1 : Math.max(1, points.getLast().at());
        double[] x = new double[points.size() + 2];
        double[] y = new double[points.size() + 2];
        for (int i = 0; i < points.size(); i++) {
            x[i + 1] = points.get(i).at() / end * width;
            y[i + 1] = height - 2 - points.get(i).bufferTicks() / top * (height - 6);
        }
        x[0] = 0;
        x[x.length - 1] = points.isEmpty() ? 0 : width;
        y[0] = height - 2;
        y[y.length - 1] = height - 2;
        g.setFill(palette.accentArea());
        g.fillPolygon(x, y, x.length);
        g.setStroke(palette.accent());
        g.strokePolyline(x, y, x.length);
        line(g, "target 12 s", TARGET_TICKS, top, width, height, palette.good(), palette);
        line(g, "", PANIC_TICKS, top, width, height, palette.bad(), palette);
    }

    private static void line(
            GraphicsContext g,
            String words,
            long ticks,
            double top,
            double width,
            double height,
            Color colour,
            Palette palette) {
        double y = height - 2 - ticks / top * (height - 6);
        g.setStroke(colour);
        g.setLineDashes(4, 4);
        g.strokeLine(0, y, width, y);
        g.setLineDashes();
        g.setFill(palette.muted());
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BOTTOM);
        g.fillText(words, 2, y - 2);
    }
}
