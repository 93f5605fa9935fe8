package dev.packlight.ui.play;

import dev.packlight.player.FrameSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The player's pane in a window of its own, for measurements. */
public final class Pane {

    private Pane() {}

    /** Opens a window with a pane of 1280 by 720 in it. */
    public static FrameSink open() throws Exception {
        CompletableFuture<FrameSink> pane = new CompletableFuture<>();
        Platform.startup(() -> {
            PictureView view = new PictureView();
            Stage stage = new Stage();
            stage.setScene(new Scene(view, 1280, 720));
            stage.show();
            pane.complete(view);
        });
        return pane.get(30, TimeUnit.SECONDS);
    }
}
