package dev.packlight.ui.inspect;

import dev.packlight.checks.AssetReport;
import dev.packlight.media.Timescale;
import dev.packlight.media.TrackKind;
import dev.packlight.ui.common.AxisControls;
import dev.packlight.ui.common.Palette;
import dev.packlight.ui.common.TimeAxis;
import dev.packlight.ui.common.TimeChart;
import dev.packlight.ui.common.TimeScale;
import dev.packlight.ui.common.Words;
import java.util.List;
import java.util.OptionalLong;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Groups of pictures of every rung, one row each; those that begin where another rung has no key frame are red. */
final class GopChart extends TimeChart {

    private static final double ROW = 25;
    private static final double LABEL = 96;
    private static final double WORDS_FROM = 84;
    private static final double NARROW = 2;
    private static final double LINE = 2;
    private static final double FOOT = 18;

    private List<GopRow> rows = List.of();
    private OptionalLong mismatch = OptionalLong.empty();

    GopChart(TimeAxis axis) {
        super(ROW, LABEL, axis);
        AxisControls.install(this);
        setAccessibleText("Groups of pictures of every rung");
    }

    void show(AssetReport report) {
        rows = GopRow.of(report.tracks(TrackKind.VIDEO).reversed());
        mismatch = report.mismatch().map(m -> OptionalLong.of(m.timeTicks())).orElse(OptionalLong.empty());
        double height = ROW * rows.size() + (mismatch.isPresent() ? FOOT : 0);
        setPrefHeight(height);
        setMinHeight(height);
        redraw();
    }

    /** When the longest rung ends. */
    long endTicks() {
        return rows.stream().mapToLong(GopRow::endTicks).max().orElse(1);
    }

    @Override
    protected double cursorHeight() {
        return ROW * rows.size();
    }

    @Override
    protected String words(long ticks, double y) {
        int row = (int) (y / ROW);
        return row < 0 || row >= rows.size() ? "" : rows.get(row).words(ticks);
    }

    @Override
    protected void draw(GraphicsContext g, TimeScale scale, double height, Palette palette) {
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < rows.size(); i++) {
            g.setFill(palette.muted());
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(rows.get(i).label(), 0, i * ROW + ROW / 2);
            drawRow(g, rows.get(i), i * ROW, scale, palette);
        }
        mismatch.ifPresent(at -> drawMismatch(g, at, scale, palette));
    }

    private void drawMismatch(GraphicsContext g, long at, TimeScale scale, Palette palette) {
        double x = scale.x(at);
        double right = scale.left() + scale.width();
        if (x >= scale.left() && x <= right) {
            g.setFill(palette.bad());
            g.fillRect(x - LINE / 2, 0, LINE, rows.size() * ROW);
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(
                    Timescale.PRESENTATION.seconds(at, 3) + " s",
                    Math.clamp(x, scale.left() + 30, right - 30),
                    rows.size() * ROW + FOOT / 2);
        }
    }

    /** A box for each group, and one for all those that share two pixels: at most half as many as there are columns. */
    private static void drawRow(GraphicsContext g, GopRow row, double y, TimeScale scale, Palette palette) {
        long narrow = Math.max(1, scale.duration(NARROW));
        int group = Math.max(0, row.at(scale.shown().startTicks()));
        while (group < row.count() && row.startTicks(group) < scale.shown().endTicks()) {
            int next = Math.max(group + 1, row.at(row.startTicks(group) + narrow));
            double left = Math.max(scale.left(), scale.x(row.startTicks(group)));
            double right = Math.min(scale.left() + scale.width() - 1, scale.x(row.startTicks(next)));
            double width = Math.max(1, right - left - 2);
            boolean odd = row.hasOdd(group, next);
            g.setFill(odd ? palette.bad().deriveColor(0, 1, 1, 0.28) : palette.inset());
            g.fillRoundRect(left, y + 3, width, ROW - 7, 4, 4);
            g.setStroke(odd ? palette.bad() : palette.line());
            g.strokeRoundRect(left, y + 3, width, ROW - 7, 4, 4);
            if (right - left > WORDS_FROM) {
                g.setFill(palette.muted());
                g.fillText(
                        Words.seconds(row.startTicks(group + 1) - row.startTicks(group)), left + 7, y + ROW / 2 - 0.5);
            }
            group = next;
        }
    }
}
