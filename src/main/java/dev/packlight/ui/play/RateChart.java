package dev.packlight.ui.play;

import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.SessionLog;
import dev.packlight.ui.common.AxisControls;
import dev.packlight.ui.common.Palette;
import dev.packlight.ui.common.TimeAxis;
import dev.packlight.ui.common.TimeChart;
import dev.packlight.ui.common.TimeScale;
import dev.packlight.ui.common.Words;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** Throughput of each segment (dots), the estimate (line) and the chosen bandwidth (steps), on a logarithmic scale. */
final class RateChart extends TimeChart {

    private static final double DOT = 5;
    private static final double SMALL_DOT = 2;
    private static final double MARGIN = 8;
    private static final double MOST_BPS = 1e12;

    private List<SessionLog.Load> loads = List.of();
    private List<RungInfo> rungs = List.of();

    RateChart(TimeAxis axis) {
        super(132, ValueGrid.LEFT, axis);
        AxisControls.install(this);
        setAccessibleText("Throughput, estimate and chosen bandwidth, megabits a second");
    }

    void show(List<SessionLog.Load> all, List<RungInfo> newRungs) {
        loads = all.stream().filter(SessionLog.Load::video).toList();
        rungs = newRungs;
        requestLayout();
    }

    @Override
    protected String words(long ticks, double y) {
        int at = before(ticks);
        if (at < 0) {
            return "";
        }
        SessionLog.Load load = loads.get(at);
        return Words.position(ticks) + " since loading\n" + load.label() + " · segment at "
                + Words.position(load.mediaTicks()) + "\nthroughput " + Words.bitRate(load.throughputBps())
                + "\nestimate " + Words.bitRate(load.estimateBps()) + "\nchosen " + Words.bitRate(chosenBps(load));
    }

    /** The last download that was asked for until then; -1 where there was none. */
    private int before(long ticks) {
        int at = loads.size() - 1;
        while (at >= 0 && loads.get(at).startTicks() > ticks) {
            at--;
        }
        return at;
    }

    private long chosenBps(SessionLog.Load load) {
        return rungs.isEmpty()
                ? 0
                : rungs.get(Math.clamp(load.rung(), 0, rungs.size() - 1)).bandwidthBps();
    }

    @Override
    protected void draw(GraphicsContext g, TimeScale scale, double height, Palette palette) {
        RateScale rates = RateScale.of(loads, rungs, MARGIN, height - MARGIN);
        if (!rungs.isEmpty()) {
            grid(new ValueGrid(g, scale), rates, palette);
        }
        int from = Math.max(0, before(scale.shown().startTicks()));
        int to = Math.min(loads.size(), before(scale.shown().endTicks()) + 2);
        if (from < to) {
            ValueGrid.within(g, scale, height, () -> {
                dots(g, loads.subList(from, to), scale, rates, palette);
                estimate(g, loads.subList(from, to), scale, rates, palette);
                chosen(g, loads.subList(from, to), scale, rates, palette);
            });
        }
    }

    private void grid(ValueGrid grid, RateScale rates, Palette palette) {
        for (int rung = rungs.size() - 1; rung >= 0; rung--) {
            long bps = rungs.get(rung).bandwidthBps();
            grid.line(rates.y(bps), RateScale.megabits(bps), palette.rung(rung, rungs.size()), palette);
        }
        for (double bps = 1000; bps < Math.min(MOST_BPS, rates.mostBps()); bps *= 10) {
            if (bps > rates.leastBps()) {
                grid.line(rates.y(bps), RateScale.megabits(bps), palette.muted(), palette);
            }
        }
    }

    private static void dots(
            GraphicsContext g, List<SessionLog.Load> shown, TimeScale scale, RateScale rates, Palette palette) {
        Curve curve = Curve.of(
                shown.size(),
                i -> scale.x(shown.get(i).startTicks()),
                i -> rates.y(shown.get(i).throughputBps()));
        double[] x = curve.x();
        double[] y = curve.y();
        double dot = curve.count() < shown.size() ? SMALL_DOT : DOT;
        g.setFill(palette.muted());
        for (int i = 0; i < x.length; i++) {
            g.fillOval(x[i] - dot / 2, y[i] - dot / 2, dot, dot);
        }
    }

    private static void estimate(
            GraphicsContext g, List<SessionLog.Load> shown, TimeScale scale, RateScale rates, Palette palette) {
        Curve curve = Curve.of(
                shown.size(),
                i -> scale.x(shown.get(i).startTicks()),
                i -> rates.y(shown.get(i).estimateBps()));
        g.setLineWidth(1.6);
        g.setStroke(palette.accent());
        g.strokePolyline(curve.x(), curve.y(), curve.count());
    }

    private void chosen(
            GraphicsContext g, List<SessionLog.Load> shown, TimeScale scale, RateScale rates, Palette palette) {
        g.setLineWidth(2.2);
        int begin = 0;
        while (begin < shown.size() && !rungs.isEmpty()) {
            int end = begin + 1;
            while (end < shown.size()
                    && shown.get(end).rung() == shown.get(begin).rung()) {
                end++;
            }
            double y = rates.y(chosenBps(shown.get(begin)));
            double from = scale.x(shown.get(begin).startTicks());
            double to = end < shown.size() ? scale.x(shown.get(end).startTicks()) : scale.left() + scale.width();
            g.setStroke(palette.rung(shown.get(begin).rung(), rungs.size()));
            g.strokeLine(from, y, to, y);
            begin = end;
        }
        g.setLineWidth(1);
    }
}
