package dev.packlight.ui.play;

import dev.packlight.player.SessionLog;
import dev.packlight.ui.common.Chart;
import dev.packlight.ui.common.Palette;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** Under the seek bar: which rung each stretch of the film was loaded at. */
final class RungStrip extends Chart {

    private static final double HEIGHT = 8;

    private List<SessionLog.Load> loads = List.of();
    private long durationTicks = 1;
    private int rungs = 1;

    RungStrip() {
        super(HEIGHT);
    }

    void show(List<SessionLog.Load> all, long ofTicks, int rungCount) {
        loads = all;
        durationTicks = Math.max(1, ofTicks);
        rungs = rungCount;
        redraw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, Palette palette) {
        g.setFill(palette.inset());
        g.fillRoundRect(0, 1, width, HEIGHT - 2, 4, 4);
        for (SessionLog.Load load : loads) {
            if (load.video()) {
                g.setFill(palette.rung(load.rung(), rungs));
                g.fillRoundRect(
                        width * load.mediaTicks() / durationTicks,
                        1,
                        Math.max(1, width * load.durationTicks() / durationTicks - 1),
                        HEIGHT - 2,
                        3,
                        3);
            }
        }
    }
}
