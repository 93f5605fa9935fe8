package dev.packlight.ui.tasks;

import dev.packlight.ui.common.Ui;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The tasks that run or wait, a line each: state, subject, progress, rate, how long it takes yet. Delete cancels. */
final class ActiveTasks extends ListView<TaskRow> {

    private static final double ROW_HEIGHT = 46;
    private static final int MOST_ROWS = 6;
    private static final int FEW_ROWS = 4;
    private static final double BAR_WIDTH = 110;
    private static final double FIGURES_WIDTH = 262;
    private static final int SUBJECT_LENGTH = 36;

    ActiveTasks(TasksViewModel model) {
        super(model.active());
        getStyleClass().add("task-list");
        setAccessibleText("Tasks that run or wait");
        setFixedCellSize(ROW_HEIGHT);
        prefHeightProperty()
                .bind(Bindings.size(model.active())
                        .map(size -> 4 + ROW_HEIGHT * Math.clamp(size.intValue(), 1, MOST_ROWS)));
        minHeightProperty()
                .bind(Bindings.size(model.active())
                        .map(size -> 4 + ROW_HEIGHT * Math.clamp(size.intValue(), 1, FEW_ROWS)));
        maxHeightProperty().bind(prefHeightProperty());
        setPlaceholder(Ui.label("Nothing runs now.", "muted"));
        setCellFactory(list -> new Line(model));
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null) {
                model.choose(now.id());
            }
        });
        setOnKeyPressed(event -> {
            TaskRow row = getSelectionModel().getSelectedItem();
            if (row != null && (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE)) {
                model.cancel(row.id());
            }
        });
    }

    private static final class Line extends ListCell<TaskRow> {
        private final Label outcome = Ui.label("", "semibold");
        private final Label subject = Ui.label("", "semibold");
        private final Label what = Ui.label("", "muted");
        private final ProgressBar bar = new ProgressBar();
        private final Label figures = Ui.label("");
        private final HBox box;

        Line(TasksViewModel model) {
            outcome.setMinWidth(88);
            subject.setMinWidth(Region.USE_PREF_SIZE);
            what.setMinWidth(40);
            HBox.setHgrow(what, Priority.SOMETIMES);
            bar.setMinWidth(BAR_WIDTH);
            bar.setMaxWidth(BAR_WIDTH);
            figures.setMinWidth(FIGURES_WIDTH);
            figures.setMaxWidth(FIGURES_WIDTH);
            figures.setAlignment(Pos.CENTER_RIGHT);
            box = Ui.row(
                    10,
                    outcome,
                    subject,
                    what,
                    Ui.spacer(),
                    bar,
                    figures,
                    Ui.button("Cancel", () -> model.cancel(getItem().id())));
            box.getStyleClass().add("task-card");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(TaskRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : box);
            if (!empty && row != null) {
                show(row);
            }
        }

        private void show(TaskRow row) {
            outcome.setText(row.outcome());
            outcome.getStyleClass().setAll("label", "semibold", row.style());
            subject.setText(shortened(row.subject()));
            what.setText(joined(row.kind(), row.what()));
            boolean runs = row.style().equals("task-running");
            bar.setVisible(runs);
            bar.setManaged(runs);
            figures.setManaged(runs);
            bar.setProgress(row.part().orElse(ProgressBar.INDETERMINATE_PROGRESS));
            figures.setText(joined(
                    row.percent(),
                    row.rate(),
                    row.left().isEmpty() ? "" : "ETA " + row.left(),
                    runs ? row.took() + " gone" : ""));
            setAccessibleText(String.format(
                    Locale.ROOT, "%s %s %s %s", row.outcome(), row.kind(), row.subject(), figures.getText()));
        }

        /** The end of a path says more than its beginning. */
        private static String shortened(String subject) {
            return subject.length() <= SUBJECT_LENGTH
                    ? subject
                    : "…" + subject.substring(subject.length() - SUBJECT_LENGTH);
        }

        private static String joined(String... words) {
            return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" · "));
        }
    }
}
