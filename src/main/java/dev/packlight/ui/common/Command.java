package dev.packlight.ui.common;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param placeKeys keys without modifiers that do it while its place is in front
 */
public record Command(
        String id,
        String menu,
        String words,
        Optional<KeyCombination> keys,
        ObservableBooleanValue enabled,
        Runnable action,
        List<KeyCombination> placeKeys) {

    public Command {
        placeKeys = List.copyOf(placeKeys);
    }

    /** One whose keys, where it has some, work in every place. */
    public Command(
            String id,
            String menu,
            String words,
            Optional<KeyCombination> keys,
            ObservableBooleanValue enabled,
            Runnable action) {
        this(id, menu, words, keys, enabled, action, List.of());
    }

    /** Does it, if it can be done. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }

    /** All its keys in words; empty where there are none. */
    public String keyWords() {
        return Stream.concat(keys.stream(), placeKeys.stream())
                .map(KeyCombination::getDisplayText)
                .collect(Collectors.joining(", "));
    }
}
