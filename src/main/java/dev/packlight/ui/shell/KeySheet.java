package dev.packlight.ui.shell;

import dev.packlight.ui.common.Command;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.stage.Window;

/** F1: every key of the table of commands. */
final class KeySheet {

    private KeySheet() {}

    static void show(Window owner, List<Command> commands) {
        TextArea text = new TextArea(commands.stream()
                .filter(c -> !c.keyWords().isEmpty())
                .map(c -> "%-24s %s".formatted(c.keyWords(), c.words()))
                .collect(Collectors.joining("\n")));
        text.setEditable(false);
        text.getStyleClass().add("mono");
        text.setPrefSize(560, 520);
        Alert alert = new Alert(Alert.AlertType.NONE);
        alert.setTitle("Keyboard shortcuts");
        alert.getDialogPane().setContent(text);
        alert.getButtonTypes().setAll(ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.show();
    }
}
