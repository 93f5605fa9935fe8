package dev.packlight.ui.inspect;

import dev.packlight.media.SampleTable;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.TimeRange;
import dev.packlight.ui.common.TimeAxis;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/**
 * How long the frames of eight rungs of five hours take to draw at several zooms: the window's thread, and with the
 * renderer and reading the picture back. Run by hand, {@code mvn test -Dtest=FramesBench}.
 */
class FramesBench {

    private static final int FRAMES = 432_000;
    private static final int ROUNDS = 41;

    @Test
    void eightRungs_anyZoom_redraw() throws Exception {
        List<RungFrames> rungs = Collections.nCopies(8, RungFramesTest.frames(film()));
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                measure(rungs);
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.get(5, TimeUnit.MINUTES);
    }

    private static void measure(List<RungFrames> rungs) {
        TimeAxis axis = new TimeAxis();
        FramesChart chart = new FramesChart(axis);
        Stage stage = new Stage();
        stage.setScene(new Scene(chart, 1440, 8 * FramesChart.ROW));
        stage.show();
        axis.open(new TimeRange(0, rungs.getFirst().startTicks(FRAMES)));
        chart.show(rungs);
        for (long seconds : new long[] {18_000, 3600, 300, 50, 10}) {
            axis.show(new TimeRange(36_000_000_000L, 36_000_000_000L + seconds * 10_000_000));
            System.out.printf(
                    "%,6d s shown: redraw %.1f ms, with picture %.1f ms%n",
                    seconds, median(chart::redraw), median(() -> {
                        chart.redraw();
                        chart.snapshot(null, null);
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

    private static SampleTable film() {
        Random random = new Random(1);
        long[] sizes = IntStream.range(0, FRAMES)
                .mapToLong(i -> random.nextInt(2_000, 20_000) * (i % 48 == 0 ? 6 : i % 4 == 1 ? 2 : 1))
                .toArray();
        return new SampleTableBuilder(sizes)
                .addTimes(FRAMES, 1001)
                .addChunk(0, FRAMES)
                .compositionOffsets(IntStream.range(0, FRAMES)
                        .mapToLong(i -> i % 4 == 1 ? 3003 : i % 4 == 0 ? 1001 : 0)
                        .toArray())
                .syncSamples(IntStream.range(0, FRAMES / 48).map(i -> i * 48).toArray())
                .build();
    }
}
