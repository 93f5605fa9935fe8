package dev.packlight.ui.common;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** The marks and times under the charts of an axis. */
public final class AxisRuler extends TimeChart {

    private static final double HEIGHT = 22;
    private static final double MARK = 4;

    private final Text measure = new Text();

    public AxisRuler(double left, TimeAxis axis) {
        super(HEIGHT, left, axis);
        measure.setFont(SMALL);
        AxisControls.install(this);
        setFocusTraversable(false);
    }

    @Override
    protected void draw(GraphicsContext g, TimeScale scale, double height, Palette palette) {
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setStroke(palette.line());
        g.setFill(palette.muted());
        g.strokeLine(scale.left(), 0.5, scale.left() + scale.width(), 0.5);
        for (AxisTick tick : AxisTick.of(scale, this::width)) {
            double x = Math.floor(tick.x()) + 0.5;
            g.strokeLine(x, 0, x, MARK);
            g.fillText(tick.label(), tick.labelX(), MARK + (height - MARK) / 2);
        }
    }

    private double width(String words) {
        measure.setText(words);
        return measure.getLayoutBounds().getWidth();
    }
}
