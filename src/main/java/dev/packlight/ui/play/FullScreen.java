package dev.packlight.ui.play;

import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.PlaceKeys;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Shows a node of the window on the whole screen, and puts it back. */
final class FullScreen {

    private final Node shown;
    private final Supplier<List<Command>> commands;
    private @Nullable Stage stage;

    /** @param commands whose keys work there, too */
    FullScreen(Node shown, Supplier<List<Command>> commands) {
        this.shown = shown;
        this.commands = commands;
    }

    boolean isOn() {
        return stage != null;
    }

    void toggle() {
        if (stage != null) {
            stage.close();
        } else if (shown.getScene() != null && shown.getParent() instanceof Pane home) {
            open(home);
        }
    }

    private void open(Pane home) {
        Scene from = shown.getScene();
        int index = home.getChildren().indexOf(shown);
        StackPane root = new StackPane();
        root.getStyleClass().setAll(from.getRoot().getStyleClass());
        root.getStyleClass().add("full-screen");
        home.getChildren().remove(shown);
        root.getChildren().add(shown);
        Stage whole = new Stage();
        whole.initOwner(from.getWindow());
        whole.setTitle("Packlight");
        Scene scene = new Scene(root, Color.BLACK);
        scene.getStylesheets().setAll(from.getStylesheets());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> PlaceKeys.press(event, commands.get()));
        whole.setScene(scene);
        fill(whole, from);
        whole.fullScreenProperty().subscribe((before, now) -> {
            if (before && !now) {
                whole.close();
            }
        });
        whole.setOnHidden(event -> {
            root.getChildren().remove(shown);
            home.getChildren().add(Math.min(index, home.getChildren().size()), shown);
            stage = null;
        });
        stage = whole;
        whole.setFullScreenExitHint("Esc or F leaves the full screen.");
        whole.show();
        whole.setFullScreen(true);
    }

    /** On the screen where the window is. */
    private static void fill(Stage whole, Scene from) {
        var window = from.getWindow();
        Screen.getScreensForRectangle(window.getX(), window.getY(), 1, 1).stream()
                .findFirst()
                .ifPresent(screen -> {
                    whole.setX(screen.getBounds().getMinX());
                    whole.setY(screen.getBounds().getMinY());
                    whole.setWidth(screen.getBounds().getWidth());
                    whole.setHeight(screen.getBounds().getHeight());
                });
    }

    void close() {
        if (stage != null) {
            stage.close();
        }
    }
}
