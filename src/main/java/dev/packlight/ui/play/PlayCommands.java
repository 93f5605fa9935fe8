package dev.packlight.ui.play;

import dev.packlight.media.Ticks;
import dev.packlight.ui.common.Command;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Everything the player does for a key, a button or a menu: one table. */
final class PlayCommands {

    private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

    private final Map<String, Command> commands = new LinkedHashMap<>();

    /** What only the view can do. */
    interface Window {
        void fullScreen();

        void snapshot();

        void facts();

        void reload();
    }

    PlayCommands(PlayViewModel model, Window window) {
        playing(model);
        moving(model);
        add("player.slower", "Slower", model.pace()::slower, key(KeyCode.J));
        add("player.faster", "Play, then faster", model::faster, key(KeyCode.L));
        add("player.normal", "Normal speed", () -> model.pace().speed().set(1), key(KeyCode.BACK_SPACE));
        add("player.mute", "Sound on or off", model.pace()::mute, key(KeyCode.M));
        add("player.fullScreen", "Full screen", window::fullScreen, key(KeyCode.F));
        add("player.snapshot", "Save the picture as PNG", window::snapshot, key(KeyCode.S));
        add("player.facts", "Facts over the picture", window::facts, key(KeyCode.D));
        add(
                "player.in",
                "Begin the clip here",
                () -> model.clip().in(model.state().get().positionTicks()),
                key(KeyCode.I));
        add(
                "player.out",
                "End the clip here",
                () -> model.clip().out(model.state().get().positionTicks()),
                key(KeyCode.O));
        add("player.unmark", "Forget the ends of the clip", () -> model.clip().clear(), key(KeyCode.X));
        add("player.clip", "Save the clip as a filter", model::saveClip);
        add("player.reload", "Load again", window::reload);
    }

    private void playing(PlayViewModel model) {
        put(new Command(
                "player.toggle",
                "Player",
                "Play or pause",
                Optional.of(new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN)),
                ALWAYS,
                model::toggle,
                List.of(key(KeyCode.SPACE), key(KeyCode.K))));
    }

    private void moving(PlayViewModel model) {
        add("player.back", "Back 5 s", () -> model.position().step(-PlayViewModel.STEP_TICKS), key(KeyCode.LEFT));
        add("player.forward", "Forward 5 s", () -> model.position().step(PlayViewModel.STEP_TICKS), key(KeyCode.RIGHT));
        add("player.backOne", "Back 1 s", () -> model.position().step(-Ticks.PER_SECOND), shifted(KeyCode.LEFT));
        add("player.forwardOne", "Forward 1 s", () -> model.position().step(Ticks.PER_SECOND), shifted(KeyCode.RIGHT));
        add("player.previous", "Previous picture", () -> model.frames(-1), key(KeyCode.COMMA));
        add("player.next", "Next picture", () -> model.frames(1), key(KeyCode.PERIOD));
        add("player.start", "To the start", () -> model.position().seek(0), key(KeyCode.HOME));
        add("player.end", "To the end", model.position()::toEnd, key(KeyCode.END));
    }

    private void add(String id, String words, Runnable action, KeyCombination... keys) {
        put(new Command(id, "Player", words, Optional.empty(), ALWAYS, action, List.of(keys)));
    }

    private void put(Command command) {
        commands.put(command.id(), command);
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN);
    }

    Command get(String id) {
        return Objects.requireNonNull(commands.get(id));
    }

    List<Command> all() {
        return List.copyOf(commands.values());
    }
}
