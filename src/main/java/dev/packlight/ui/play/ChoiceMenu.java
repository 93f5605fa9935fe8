package dev.packlight.ui.play;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/** A button that says what is chosen, and opens a menu of what can be. */
class ChoiceMenu extends MenuButton {

    private final String title;
    private List<String> words = List.of();

    /** @param title what it chooses; stands before the choice, and is its accessible name */
    ChoiceMenu(String title) {
        this.title = title;
        getStyleClass().add("small");
        setMnemonicParsing(false);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(title);
        setTooltip(new Tooltip(title));
    }

    /** Offers {@code choices} of which one is chosen; nothing moves where they are the same as before. */
    final void offer(List<String> choices, int chosen, IntConsumer choose) {
        if (!choices.equals(words)) {
            words = List.copyOf(choices);
            ToggleGroup group = new ToggleGroup();
            getItems().clear();
            for (int i = 0; i < words.size(); i++) {
                int index = i;
                RadioMenuItem item = new RadioMenuItem(words.get(i));
                item.setMnemonicParsing(false);
                item.setToggleGroup(group);
                item.setOnAction(event -> {
                    item.setSelected(true);
                    choose.accept(index);
                });
                getItems().add(item);
            }
        }
        select(chosen);
    }

    private void select(int chosen) {
        if (chosen >= 0 && chosen < words.size() && getItems().get(chosen) instanceof RadioMenuItem item) {
            item.setSelected(true);
            setText(title + ": " + words.get(chosen));
        } else {
            setText(title);
        }
    }
}
