package dev.packlight.ui.play;

import dev.packlight.player.SessionLog;
import dev.packlight.ui.common.Chart;
import dev.packlight.ui.common.Palette;
import dev.packlight.ui.common.Words;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** The latest downloads: waiting for the first byte in grey, the rest in the rung's colour. */
final class WaterfallChart extends Chart {

    private static final double ROW = 16;
    private static final double TEXT = 130;

    private List<SessionLog.Load> loads = List.of();
    private int rungs = 1;

    WaterfallChart() {
        super(ROW * 11 + 4);
    }

    void show(List<SessionLog.Load> all, int rungCount) {
        int rows = (int) Math.max(1, getHeight() / ROW);
        loads = all.subList(Math.max(0, all.size() - rows), all.size());
        rungs = rungCount;
        redraw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, Palette palette) {
        if (loads.isEmpty()) {
            return;
        }
        double start =
                loads.stream().mapToDouble(SessionLog.Load::startMs).min().orElse(0);
        double end =
                loads.stream().mapToDouble(l -> l.startMs() + l.totalMs()).max().orElse(1);
        double scale = (width - TEXT) / Math.max(1, end - start);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        for (int i = 0; i < loads.size(); i++) {
            SessionLog.Load load = loads.get(i);
            double x = (load.startMs() - start) * scale;
            double wait = Math.max(2, load.firstByteMs() * scale);
            double all = Math.max(wait + 5, load.totalMs() * scale);
            double y = i * ROW + 2;
            g.setFill(palette.muted());
            g.fillRoundRect(x, y, wait, ROW - 6, 3, 3);
            g.setFill(load.video() ? palette.rung(load.rung(), rungs) : palette.accent());
            g.fillRoundRect(x + wait, y, all - wait, ROW - 6, 3, 3);
            g.setFill(palette.muted());
            g.fillText(
                    (load.video() ? load.label() : "audio") + " · " + Words.bitRate(load.throughputBps()),
                    x + all + 6,
                    y + ROW / 2 - 3);
        }
    }
}
