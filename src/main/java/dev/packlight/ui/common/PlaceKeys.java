package dev.packlight.ui.common;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys of a place, which work wherever the focus is, except where the control that has it needs the key itself.
 * Space belongs to the place, so that Enter presses a button there.
 */
public final class PlaceKeys {

    private PlaceKeys() {}

    /** Does what the key means among {@code commands}, and consumes it then. */
    public static void press(KeyEvent event, List<Command> commands) {
        Optional<Command> meant = commands.stream()
                .filter(command -> command.placeKeys().stream().anyMatch(keys -> keys.match(event)))
                .findFirst();
        if (meant.isPresent() && !isNeeded(event)) {
            meant.get().run();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof ButtonBase button) {
            press(button);
            event.consume();
        }
    }

    private static void press(ButtonBase button) {
        if (button instanceof MenuButton menu) {
            menu.show();
        } else {
            button.fire();
        }
    }

    private static boolean isNeeded(KeyEvent event) {
        return switch (event.getTarget()) {
            case TextInputControl text -> text.isEditable();
            case ComboBoxBase<?> box -> true;
            case MenuBar menus -> true;
            case Slider slider -> moves(event.getCode());
            case TimeChart chart -> AxisControls.steers(event);
            default -> false;
        };
    }

    private static boolean moves(KeyCode code) {
        return code.isArrowKey() || code == KeyCode.HOME || code == KeyCode.END;
    }
}
