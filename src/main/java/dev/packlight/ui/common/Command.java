package dev.packlight.ui.common;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can do. One table of commands feeds menus, the palette, the shortcut sheet and tests.
 *
 * @param id stable name
 * @param menu the menu that holds it
 * @param words what it says
 * @param keys its shortcut
 * @param enabled whether it can be done now
 */
public record Command(
        String id,
        String menu,
        String words,
        Optional<KeyCombination> keys,
        ObservableBooleanValue enabled,
        Runnable action) {

    /** Does it, if it can be done. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }

    /** The shortcut in words; empty where there is none. */
    public String keyWords() {
        return keys.map(KeyCombination::getDisplayText).orElse("");
    }
}
