package dev.packlight.ui.play;

import dev.packlight.ui.common.Palette;
import dev.packlight.ui.common.TimeScale;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;

/** Lines across a chart at certain values, each with its figure before the chart begins; figures never touch. */
final class ValueGrid {

    /** Pixels for figures. */
    static final double LEFT = 44;

    private static final double APART = 12;
    private static final double GAP = 6;

    private final GraphicsContext g;
    private final TimeScale scale;
    private final List<Double> taken = new ArrayList<>();

    ValueGrid(GraphicsContext g, TimeScale scale) {
        this.g = g;
        this.scale = scale;
    }

    /** A line, unless one drawn before is too near. */
    void line(double y, String figure, Paint colour, Palette palette) {
        if (taken.stream().anyMatch(other -> Math.abs(other - y) < APART)) {
            return;
        }
        taken.add(y);
        double at = Math.floor(y) + 0.5;
        g.setStroke(palette.line());
        g.setLineDashes(2, 4);
        g.strokeLine(scale.left(), at, scale.left() + scale.width(), at);
        g.setLineDashes();
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setFill(colour);
        g.fillText(figure, scale.left() - GAP, y);
    }

    /** Draws only where times lie, what {@code drawing} draws. */
    static void within(GraphicsContext g, TimeScale scale, double height, Runnable drawing) {
        g.save();
        g.beginPath();
        g.rect(scale.left(), 0, scale.width(), height);
        g.clip();
        drawing.run();
        g.restore();
    }
}
