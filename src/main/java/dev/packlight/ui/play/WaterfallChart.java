package dev.packlight.ui.play;

import dev.packlight.media.TimeRange;
import dev.packlight.player.SessionLog;
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
 * The downloads of the selected or shown time, the latest that find room, a row each: waiting for the first byte in
 * grey,
 * the rest in the rung's colour, on a time scale of its own that these rows fill.
 */
final class WaterfallChart extends TimeChart {

    static final double ROW = 18;

    private static final double TIME = 52;
    private static final double RUNG = 96;
    private static final double MEDIA = 150;
    private static final double BARS = 158;
    private static final double STATUS = 150;
    private static final double FIRST_BYTE = 100;
    private static final double TOTAL = 48;
    private static final double GAP = 6;
    private static final double BEFORE_STATUS = 46;

    private final TimeAxis axis;
    private List<SessionLog.Load> loads = List.of();
    private int rungs = 1;

    WaterfallChart(TimeAxis axis) {
        super(ROW * 9, BARS, axis);
        this.axis = axis;
        AxisControls.install(this);
        setAccessibleText("Segments with their downloads");
        axis.selection().subscribe(this::requestLayout);
    }

    void show(List<SessionLog.Load> all, int rungCount) {
        loads = all;
        rungs = rungCount;
        requestLayout();
    }

    /** All downloads of the time that is selected, or shown where none is. */
    List<SessionLog.Load> chosen() {
        TimeRange range = axis.selection().get().orElse(axis.shown().get());
        return loads.stream()
                .filter(l -> l.endTicks() >= range.startTicks() && l.startTicks() <= range.endTicks())
                .toList();
    }

    private List<SessionLog.Load> rows() {
        List<SessionLog.Load> all = chosen();
        int most = (int) Math.max(1, getHeight() / ROW - 1);
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    @Override
    protected TimeScale scale() {
        return scale(rows());
    }

    private TimeScale scale(List<SessionLog.Load> rows) {
        long start = rows.stream()
                .mapToLong(SessionLog.Load::startTicks)
                .min()
                .orElse(axis.shown().get().startTicks());
        long end = rows.stream().mapToLong(SessionLog.Load::endTicks).max().orElse(start + 1);
        return new TimeScale(new TimeRange(start, end), BARS, getWidth() - BARS - STATUS - BEFORE_STATUS);
    }

    @Override
    protected String words(long ticks, double y) {
        List<SessionLog.Load> rows = rows();
        int row = (int) Math.floor(y / ROW) - 1;
        return row < 0 || row >= rows.size() ? "" : new SegmentRow(rows.get(row)).card();
    }

    @Override
    protected void draw(GraphicsContext g, TimeScale scale, double height, Palette palette) {
        g.setTextBaseline(VPos.CENTER);
        g.setFill(palette.muted());
        columns(g, ROW / 2, List.of("time", "rung", "media", "status", "1st byte", "total ms", "kB"));
        g.setStroke(palette.line());
        g.strokeLine(0, ROW - 0.5, getWidth(), ROW - 0.5);
        List<SessionLog.Load> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            draw(g, rows.get(i), (i + 1) * ROW, scale, palette);
        }
    }

    private void draw(GraphicsContext g, SessionLog.Load load, double y, TimeScale scale, Palette palette) {
        SegmentRow row = new SegmentRow(load);
        double x = scale.x(load.startTicks());
        double wait = Math.max(2, load.firstByteMs() / Math.max(0.1, load.totalMs()) * (scale.x(load.endTicks()) - x));
        double rest = Math.max(2, scale.x(load.endTicks()) - x - wait);
        g.setFill(palette.muted());
        g.fillRect(x, y + 5, wait, ROW - 9);
        g.setFill(load.video() ? palette.rung(load.rung(), rungs) : palette.accent());
        g.fillRect(x + wait, y + 5, rest, ROW - 9);
        g.setFill(row.isGood() ? palette.text() : palette.bad());
        columns(
                g,
                y + ROW / 2,
                List.of(
                        Words.position(load.startTicks()),
                        row.rung(),
                        Words.duration(load.mediaTicks()),
                        String.valueOf(load.status()),
                        row.firstByte(),
                        row.total(),
                        row.kilobytes()));
    }

    private void columns(GraphicsContext g, double y, List<String> words) {
        double right = getWidth() - GAP;
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(words.get(0), TIME, y);
        g.fillText(words.get(2), MEDIA - GAP, y);
        g.fillText(words.get(3), right - STATUS, y);
        g.fillText(words.get(4), right - FIRST_BYTE, y);
        g.fillText(words.get(5), right - TOTAL, y);
        g.fillText(words.get(6), right, y);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(words.get(1), TIME + 2 * GAP, y, RUNG - TIME);
    }
}
