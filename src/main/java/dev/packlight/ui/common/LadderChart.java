package dev.packlight.ui.common;

import dev.packlight.catalog.AssetSummary.Rung;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Rungs by bit rate and height. */
public final class LadderChart extends Chart {

    private static final double MARGIN = 30;
    private static final double DOT = 11;

    private List<Rung> rungs = List.of();

    public LadderChart(double height) {
        super(height);
    }

    /** Rungs by ascending bit rate. */
    public void show(List<Rung> newRungs) {
        rungs = List.copyOf(newRungs);
        redraw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, Palette palette) {
        if (rungs.isEmpty()) {
            return;
        }
        double bottom = height - 26;
        g.setStroke(palette.line());
        g.setLineDashes(2, 4);
        for (int i = 0; i < 4; i++) {
            double y = 12 + (bottom - 12) * i / 3;
            g.strokeLine(MARGIN, y, width, y);
        }
        g.setLineDashes();
        double[] x = new double[rungs.size()];
        double[] y = new double[rungs.size()];
        long least = rungs.getFirst().averageBps();
        long most = rungs.getLast().averageBps();
        int tallest = rungs.stream().mapToInt(Rung::heightPixels).max().orElse(1);
        int lowest = rungs.stream().mapToInt(Rung::heightPixels).min().orElse(0);
        for (int i = 0; i < rungs.size(); i++) {
            x[i] = MARGIN
                    + 18
                    + (most == least ? 0.5 : (double) (rungs.get(i).averageBps() - least) / (most - least))
                            * (width - MARGIN - 56);
            y[i] = bottom
                    - 12
                    - (tallest == lowest ? 0.5 : (double) (rungs.get(i).heightPixels() - lowest) / (tallest - lowest))
                            * (bottom - 34);
        }
        g.setStroke(palette.muted());
        g.strokePolyline(x, y, x.length);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.TOP);
        for (int i = 0; i < rungs.size(); i++) {
            g.setFill(palette.rung(i, rungs.size()));
            g.fillOval(x[i] - DOT / 2, y[i] - DOT / 2, DOT, DOT);
            g.setFill(palette.muted());
            g.fillText(rungs.get(i).label(), x[i], y[i] + 9);
        }
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(Words.megabits(least), MARGIN, height - 14);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(Words.megabits(most) + " Mb/s", width, height - 14);
    }
}
