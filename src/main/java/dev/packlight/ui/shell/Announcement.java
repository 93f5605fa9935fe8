package dev.packlight.ui.shell;

import dev.packlight.ui.common.Ui;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A sentence below the top of the window, until a person has read it. */
final class Announcement {

    private Announcement() {}

    /** {@code top}, and the sentence below it. */
    static VBox below(Node top, String sentence) {
        Label words = Ui.label(sentence);
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox bar = Ui.row(12, words);
        bar.getStyleClass().add("announcement");
        VBox both = new VBox(top, bar);
        bar.getChildren().add(Ui.button("Close", () -> both.getChildren().remove(bar)));
        return both;
    }
}
