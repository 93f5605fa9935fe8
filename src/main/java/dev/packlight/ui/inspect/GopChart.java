package dev.packlight.ui.inspect;

import dev.packlight.checks.AssetReport;
import dev.packlight.checks.TrackReport;
import dev.packlight.media.Ticks;
import dev.packlight.media.Timescale;
import dev.packlight.media.TrackKind;
import dev.packlight.segmentation.Segmenter;
import dev.packlight.segmentation.TrackTiming;
import dev.packlight.ui.common.Chart;
import dev.packlight.ui.common.Palette;
import dev.packlight.ui.common.Words;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Groups of pictures of every rung, one row each, on one time axis; the wheel zooms at the cursor, dragging moves. */
final class GopChart extends Chart {

    private static final double ROW = 25;
    private static final double LABEL = 96;
    private static final double WORDS_FROM = 84;
    private static final double CURSOR = 2;

    private List<Row> rows = List.of();
    private long end = 1;
    private double from;
    private double span = 1;
    private double dragX;
    private OptionalLong mismatch = OptionalLong.empty();

    private record Row(String label, long[] times, long end) {}

    GopChart() {
        super(120);
        setOnScroll(event -> {
            double at = from + (event.getX() - LABEL) / (getWidth() - LABEL) * span;
            double next = Math.clamp(span * (event.getDeltaY() > 0 ? 0.8 : 1.25), Math.min(end, Ticks.PER_SECOND), end);
            from = Math.clamp(at - (at - from) * next / span, 0, Math.max(0, end - next));
            span = next;
            redraw();
            event.consume();
        });
        setOnMousePressed(event -> dragX = event.getX());
        setOnMouseDragged(event -> {
            from = Math.clamp(from - (event.getX() - dragX) / (getWidth() - LABEL) * span, 0, Math.max(0, end - span));
            dragX = event.getX();
            redraw();
        });
    }

    void show(AssetReport report) {
        List<TrackReport> rungs = report.tracks(TrackKind.VIDEO).reversed();
        rows = rungs.stream()
                .filter(r -> r.track().samples().count() > 0)
                .map(r -> {
                    TrackTiming timing = new TrackTiming(r.track());
                    return new Row(r.widthPixels() + "×" + r.heightPixels(), Segmenter.syncTimes(timing), timing.end());
                })
                .toList();
        end = rows.stream().mapToLong(Row::end).max().orElse(1);
        mismatch = report.mismatch().map(m -> OptionalLong.of(m.timeTicks())).orElse(OptionalLong.empty());
        span = mismatch.isPresent() ? Math.min(end, 12e7) : Math.min(end, 30e7);
        from = Math.clamp((mismatch.isPresent() ? mismatch.getAsLong() : 0) - span / 3, 0, Math.max(0, end - span));
        setPrefHeight(ROW * rows.size() + 26);
        setMinHeight(ROW * rows.size() + 26);
        redraw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, Palette palette) {
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < rows.size(); i++) {
            drawRow(g, rows.get(i), i * ROW, width, palette);
        }
        double bottom = rows.size() * ROW + 14;
        g.setFill(palette.muted());
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(Words.position(Math.round(from)), LABEL, bottom);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(Words.position(Math.round(from + span)), width, bottom);
        mismatch.ifPresent(at -> {
            double x = x(at, width);
            if (x >= LABEL) {
                g.setFill(palette.bad());
                g.fillRect(x - CURSOR / 2, 0, CURSOR, rows.size() * ROW);
                g.setTextAlign(TextAlignment.CENTER);
                g.fillText(
                        Timescale.PRESENTATION.seconds(at, 3) + " s",
                        Math.min(Math.max(x, LABEL + 110), width - 110),
                        bottom);
            }
        });
    }

    private void drawRow(GraphicsContext g, Row row, double y, double width, Palette palette) {
        g.setFill(palette.muted());
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(row.label, 0, y + ROW / 2);
        int first = Math.max(0, floor(row.times, (long) from));
        double lastX = -10;
        for (int n = first; n < row.times.length && row.times[n] < from + span; n++) {
            long next = n + 1 < row.times.length ? row.times[n + 1] : row.end;
            double left = Math.max(LABEL, x(row.times[n], width));
            double right = Math.min(width - 1, x(next, width));
            if (right - lastX < 2) {
                continue;
            }
            boolean odd = !shared(row.times[n]);
            g.setFill(odd ? palette.bad().deriveColor(0, 1, 1, 0.28) : palette.inset());
            g.fillRoundRect(left, y + 3, Math.max(1, right - left - 2), ROW - 7, 4, 4);
            g.setStroke(odd ? palette.bad() : palette.line());
            g.strokeRoundRect(left, y + 3, Math.max(1, right - left - 2), ROW - 7, 4, 4);
            if (right - left > WORDS_FROM) {
                g.setFill(palette.muted());
                g.fillText(Words.seconds(next - row.times[n]), left + 7, y + ROW / 2 - 0.5);
            }
            lastX = right;
        }
    }

    /** Whether every row has a key frame at {@code time}, give or take a millisecond. */
    private boolean shared(long time) {
        return rows.stream().allMatch(row -> {
            int at = floor(row.times, time + Ticks.PER_MILLISECOND);
            return at >= 0 && time - row.times[at] <= Ticks.PER_MILLISECOND || time >= row.end;
        });
    }

    private static int floor(long[] times, long key) {
        int at = Arrays.binarySearch(times, key);
        return at >= 0 ? at : -at - 2;
    }

    private double x(double ticks, double width) {
        return LABEL + (ticks - from) / span * (width - LABEL);
    }
}
