package dev.packlight.ui.inspect;

import dev.packlight.media.SampleColumns;
import dev.packlight.ui.common.AxisControls;
import dev.packlight.ui.common.Palette;
import dev.packlight.ui.common.TimeAxis;
import dev.packlight.ui.common.TimeChart;
import dev.packlight.ui.common.TimeScale;
import dev.packlight.ui.common.Words;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/**
 * Bytes of the frames of every rung, a row each: a bar a frame where there is room, otherwise in each column of pixels
 * the mean and on it the largest. Each row is as high as its largest frame in view.
 */
final class FramesChart extends TimeChart {

    static final double ROW = 58;

    private static final double LABEL = 96;
    private static final double ABOVE = 6;
    private static final double APART = 3;

    private List<RungFrames> rungs = List.of();

    FramesChart(TimeAxis axis) {
        super(ROW, LABEL, axis);
        AxisControls.install(this);
        setAccessibleText("Bytes of the frames of every rung");
    }

    void show(List<RungFrames> frames) {
        rungs = frames;
        setPrefHeight(ROW * rungs.size());
        setMinHeight(ROW * rungs.size());
        redraw();
    }

    @Override
    protected String words(long ticks, double y) {
        int row = (int) (y / ROW);
        return row < 0 || row >= rungs.size() ? "" : rungs.get(row).words(ticks);
    }

    @Override
    protected void draw(GraphicsContext g, TimeScale scale, double height, Palette palette) {
        for (int i = 0; i < rungs.size(); i++) {
            RungFrames rung = rungs.get(i);
            SampleColumns columns = rung.columns(scale.shown(), scale.columns());
            double bottom = (i + 1) * ROW;
            name(g, rung, bottom - ROW + ABOVE, palette);
            Bars bars = new Bars(g, scale, bottom, largest(rung, columns), palette);
            if (columns.isExact()) {
                frames(bars, rung, columns);
            } else {
                sums(bars, columns);
            }
            g.setFill(palette.line());
            g.fillRect(scale.left(), bottom - 1, scale.width(), 1);
        }
    }

    private static void name(GraphicsContext g, RungFrames rung, double y, Palette palette) {
        g.setTextBaseline(VPos.TOP);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(palette.text());
        g.fillText(rung.size(), 0, y);
        g.setFill(palette.muted());
        g.fillText(Words.bitRate(rung.averageBps()), 0, y + 16);
    }

    /** Of the frames in view; the one on the screen at the left edge began before. */
    private static int largest(RungFrames rung, SampleColumns columns) {
        int before = columns.first(0) - 1;
        return Math.max(columns.mostBytes(), before >= 0 ? rung.bytes(before) : 0);
    }

    /** Where bars stand, and how high. */
    private record Bars(GraphicsContext g, TimeScale scale, double bottom, int largest, Palette palette) {

        double height(double bytes) {
            return bytes == 0 ? 0 : Math.max(1, bytes / largest * (ROW - ABOVE));
        }

        void bar(double x, double width, double from, double to) {
            g.fillRect(x, bottom - to, width, to - from);
        }
    }

    private static void frames(Bars bars, RungFrames rung, SampleColumns columns) {
        TimeScale scale = bars.scale();
        for (int frame = Math.max(0, columns.first(0) - 1); frame < columns.first(0) + columns.count(); frame++) {
            double from = Math.max(scale.left(), scale.x(rung.startTicks(frame)));
            double to = Math.min(scale.left() + scale.width(), scale.x(rung.startTicks(frame + 1)));
            double apart = to - from > APART ? 1 : 0;
            if (to > from) {
                bars.g()
                        .setFill(
                                rung.isKeyFrame(frame)
                                        ? bars.palette().keyFrame()
                                        : bars.palette().frame());
                bars.bar(from, Math.max(0.5, to - from - apart), 0, bars.height(rung.bytes(frame)));
            }
        }
    }

    private static void sums(Bars bars, SampleColumns columns) {
        bars.g().setFill(bars.palette().frame());
        for (int x = 0; x < columns.width(); x++) {
            if (columns.count(x) > 0) {
                bars.bar(bars.scale().left() + x, 1, 0, mean(bars, columns, x));
            }
        }
        peaks(bars, columns, true);
        peaks(bars, columns, false);
    }

    private static double mean(Bars bars, SampleColumns columns, int x) {
        return bars.height((double) columns.bytes(x) / columns.count(x));
    }

    /** What the largest frame has over the mean, in the columns with a key frame or in those without. */
    private static void peaks(Bars bars, SampleColumns columns, boolean withKeyFrame) {
        bars.g()
                .setFill(
                        withKeyFrame
                                ? bars.palette().keyFrame()
                                : bars.palette().frameArea());
        for (int x = 0; x < columns.width(); x++) {
            if (columns.count(x) > 0 && columns.keyFrames(x) > 0 == withKeyFrame) {
                double from = columns.count(x) == 1 ? 0 : mean(bars, columns, x);
                bars.bar(bars.scale().left() + x, 1, from, bars.height(columns.mostBytes(x)));
            }
        }
    }
}
