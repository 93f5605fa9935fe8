package dev.packlight.ui.library;

import dev.packlight.ui.common.Ui;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where no asset is shown: why, and what can be done. */
final class EmptyState extends VBox {

    private final Label title = Ui.label("", "title-text");
    private final Label words = Ui.label("", "muted");
    private final HBox buttons = Ui.row(8);
    private final Consumer<Emptiness.Way> go;

    /** @param go does what a button says */
    EmptyState(ObservableValue<Optional<Emptiness>> emptiness, Consumer<Emptiness.Way> go) {
        this.go = go;
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMaxWidth(520);
        words.setAlignment(Pos.CENTER);
        buttons.setAlignment(Pos.CENTER);
        getChildren().addAll(new FontIcon("fth-film"), title, words, buttons);
        getStyleClass().add("empty-state");
        emptiness.subscribe(now -> {
            setVisible(now.isPresent());
            now.ifPresent(this::show);
        });
    }

    private void show(Emptiness emptiness) {
        title.setText(emptiness.title());
        words.setText(emptiness.words());
        buttons.getChildren()
                .setAll(emptiness.ways().stream()
                        .map(way -> Ui.button(
                                way.words(),
                                () -> go.accept(way),
                                way == emptiness.ways().getFirst() ? "accent" : "default"))
                        .toList());
    }
}
