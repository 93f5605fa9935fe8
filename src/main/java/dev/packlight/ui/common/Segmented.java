package dev.packlight.ui.common;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Words side by side of which one is chosen. */
public final class Segmented extends HBox {

    /** @param chosen told which one a person chose */
    public Segmented(List<String> words, IntConsumer chosen) {
        setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < words.size(); i++) {
            int index = i;
            ToggleButton button = new ToggleButton(words.get(i));
            button.getStyleClass()
                    .addAll("small", i == 0 ? "left-pill" : i == words.size() - 1 ? "right-pill" : "center-pill");
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.accept(index);
            });
            getChildren().add(button);
        }
    }

    /** Shows one as chosen. */
    public void select(int index) {
        ((ToggleButton) getChildren().get(index)).setSelected(true);
    }
}
