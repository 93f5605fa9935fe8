package dev.packlight.ui.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerState;
import dev.packlight.player.present.StreamingPlayer;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.Readers;
import dev.packlight.testing.SampleAssets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PictureViewTest {

    @BeforeAll
    static void startToolkit() throws Exception {
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException e) {
            started.complete(null);
        }
        started.get(30, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
    }

    /** The player has nine buffers: a pane that kept one of each picture would stop it at the tenth. */
    @Test
    void show_manyPictures_drawsThemAndGivesTheirBuffersBack() throws Exception {
        PictureView view = onFx(PictureView::new);
        Stage stage = onFx(() -> {
            Stage shown = new Stage();
            shown.setScene(new Scene(view, 640, 360));
            shown.show();
            return shown;
        });
        try (StreamingPlayer player = new StreamingPlayer(view, Readers.ALL)) {
            player.load(new PlaySource.Stored(
                    MediaFixtures.source(MediaFixtures.files(SampleAssets.ROOT.resolve("aurora"), ".*\\.mp4")
                            .getFirst()),
                    "aurora"));
            await(() -> player.state().statistics().framesShown() > 40);
            WritableImage drawn = onFx(() -> view.snapshot(null, null));
            assertThat(drawn.getPixelReader().getColor(320, 180).getOpacity()).isEqualTo(1);
            long colours = java.util.stream.IntStream.range(0, 640)
                    .map(x -> drawn.getPixelReader().getArgb(x, 180))
                    .distinct()
                    .count();
            assertThat(colours).as("colours in the middle row").isGreaterThan(10);
            onFx(() -> {
                view.clear();
                return true;
            });
            await(() -> player.state().statistics().framesShown() > 80);
            assertThat(player.state().status()).isEqualTo(PlayerState.Status.PLAYING);
        } finally {
            onFx(() -> {
                view.clear();
                stage.close();
                return true;
            });
        }
    }

    private static void await(Supplier<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.get()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static <T> T onFx(Supplier<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(20, TimeUnit.SECONDS);
    }
}
