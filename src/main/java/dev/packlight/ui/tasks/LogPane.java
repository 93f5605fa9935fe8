package dev.packlight.ui.tasks;

import dev.packlight.ui.common.Ui;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the chosen task said, to be copied. */
final class LogPane extends VBox {

    LogPane(TasksViewModel model) {
        super(6);
        TextField subject = Ui.copyable("Selected task", "", "semibold");
        TextArea log = new TextArea();
        log.setEditable(false);
        log.setWrapText(true);
        log.getStyleClass().addAll("mono", "task-log");
        log.setPrefRowCount(4);
        log.setPromptText("Select a task to read its log.");
        log.setAccessibleText("Log of the selected task");
        VBox.setVgrow(log, Priority.ALWAYS);
        model.chosen()
                .subscribe(row -> subject.setText(row.map(r -> r.outcome() + " · " + r.kind() + " · " + r.subject())
                        .orElse("")));
        subject.visibleProperty().bind(subject.textProperty().isNotEmpty());
        subject.managedProperty().bind(subject.visibleProperty());
        model.log().subscribe(text -> {
            if (!log.getText().equals(text)) {
                log.setText(text);
            }
        });
        getChildren().addAll(Ui.label("LOG", "heading"), subject, log);
    }
}
