package dev.packlight.ui.play;

import dev.packlight.checks.SessionRules;
import dev.packlight.media.TimeRange;
import dev.packlight.player.PlayerState;
import dev.packlight.player.SessionLog;
import dev.packlight.testing.Toolkit;
import java.util.Arrays;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/**
 * How long the charts of a session of five hours take to show at several zooms: the window's thread, and with the
 * renderer
 * and reading the picture back. Run by hand, {@code mvn test -Dtest=SessionBench}.
 */
class SessionBench {

    private static final int ROUNDS = 41;
    private static final int SEGMENTS = 4500;

    @Test
    void fiveHours_anyZoom_redraw() throws Exception {
        Toolkit.start();
        Toolkit.onFx(() -> {
            measure();
            return null;
        });
    }

    private static void measure() {
        History history = new History();
        SessionCharts charts = new SessionCharts(SessionRules.book(), history);
        SessionLog log = Sessions.log(SEGMENTS);
        charts.follow(log, PlayerState.IDLE);
        Sessions.fill(history, SEGMENTS * 4);
        Stage stage = new Stage();
        stage.setScene(new Scene(charts, 470, 830));
        stage.show();
        PlayerState state = Sessions.state(0, 0);
        charts.show(state);
        for (long seconds : new long[] {SEGMENTS * 4, 3600, 300, 60}) {
            charts.axis().show(new TimeRange(0, seconds * 10_000_000));
            Runnable show = () -> {
                charts.show(state);
                charts.layout();
            };
            System.out.printf(
                    "%,6d s shown: redraw %.1f ms, with picture %.1f ms%n",
                    seconds, median(show), median(() -> {
                        show.run();
                        charts.snapshot(null, null);
                    }));
        }
        stage.close();
    }

    private static double median(Runnable work) {
        long[] nanos = new long[ROUNDS];
        for (int i = -10; i < ROUNDS; i++) {
            long before = System.nanoTime();
            work.run();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - before;
            }
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2] / 1e6;
    }
}
