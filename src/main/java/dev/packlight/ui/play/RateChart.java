package dev.packlight.ui.play;

import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.SessionLog;
import dev.packlight.ui.common.Chart;
import dev.packlight.ui.common.Palette;
import dev.packlight.ui.common.Words;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Throughput of each segment (dots), the estimate (line) and the chosen bandwidth (steps), on a logarithmic scale. */
final class RateChart extends Chart {

    private static final double DOT = 5;
    private static final double TOP = 20;

    private List<SessionLog.Load> loads = List.of();
    private List<RungInfo> rungs = List.of();

    RateChart() {
        super(126);
    }

    void show(List<SessionLog.Load> all, List<RungInfo> newRungs) {
        loads = all.stream().filter(SessionLog.Load::video).toList();
        rungs = newRungs;
        redraw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, Palette palette) {
        g.setTextBaseline(VPos.TOP);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(palette.muted());
        g.fillText("●  segment     —  estimate     ▬  chosen bandwidth", 0, 0);
        g.setStroke(palette.line());
        g.setLineDashes(2, 4);
        for (int i = 0; i < 4; i++) {
            double y = TOP + (height - TOP - 8) * i / 3;
            g.strokeLine(0, y, width, y);
        }
        g.setLineDashes();
        if (loads.isEmpty() || rungs.isEmpty()) {
            return;
        }
        double end = Math.max(1, loads.getLast().startMs() + loads.getLast().totalMs());
        double most =
                loads.stream().mapToDouble(SessionLog.Load::throughputBps).max().orElse(1);
        double least = Math.max(1, rungs.getFirst().bandwidthBps() * 0.7);
        double[] x = new double[loads.size()];
        double[] estimate = new double[loads.size()];
        for (int i = 0; i < loads.size(); i++) {
            x[i] = loads.get(i).startMs() / end * (width - 10) + 4;
            estimate[i] = y(loads.get(i).estimateBps(), least, most, height);
            g.setFill(palette.muted());
            g.fillOval(x[i] - DOT / 2, y(loads.get(i).throughputBps(), least, most, height) - DOT / 2, DOT, DOT);
        }
        g.setLineWidth(1.6);
        g.setStroke(palette.accent());
        g.strokePolyline(x, estimate, x.length);
        g.setLineWidth(2.2);
        for (int i = 0; i < loads.size(); i++) {
            int rung = Math.min(loads.get(i).rung(), rungs.size() - 1);
            double level = y(rungs.get(rung).bandwidthBps(), least, most, height);
            g.setStroke(palette.rung(rung, rungs.size()));
            g.strokeLine(x[i], level, i + 1 < x.length ? x[i + 1] : width, level);
        }
        g.setLineWidth(1);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setFill(palette.muted());
        g.fillText(Words.bitRate((long) most), width, 0);
    }

    private static double y(double bps, double least, double most, double height) {
        double share = Math.log(Math.max(bps, least) / least)
                / Math.max(0.001, Math.log(Math.max(most, least * 1.01) / least));
        return height - 8 - share * (height - TOP - 16);
    }
}
