package dev.packlight.ui.tasks;

import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.TaskList;
import dev.packlight.ui.common.Ui;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The Tasks place. */
public final class TasksView implements Place.View {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final VBox root = new VBox(12);

    public TasksView(TaskList tasks) {
        TableView<TaskList.Item> table = new TableView<>(tasks.items());
        table.getColumns().add(Ui.column("Started", 90, item -> TIME.format(item.started())));
        table.getColumns().add(Ui.column("Kind", 110, TaskList.Item::kind));
        table.getColumns().add(Ui.column("Subject", 420, TaskList.Item::subject));
        TableColumn<TaskList.Item, String> state = new TableColumn<>("State");
        state.setPrefWidth(320);
        state.setCellValueFactory(cell -> cell.getValue().state());
        table.getColumns().add(state);
        table.getColumns().add(cancel());
        table.setPlaceholder(
                Ui.label("Nothing runs and nothing ran yet. Scans and other long jobs are listed here.", "muted"));
        VBox.setVgrow(table, Priority.ALWAYS);
        Ui.copyRows(table);
        root.getStyleClass().add("place");
        root.setPadding(new Insets(14));
        root.getChildren().addAll(Ui.label("Tasks", "title-text"), table);
    }

    private static TableColumn<TaskList.Item, String> cancel() {
        TableColumn<TaskList.Item, String> column = new TableColumn<>("");
        column.setPrefWidth(90);
        column.setCellValueFactory(cell -> cell.getValue().state());
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                TaskList.Item row =
                        empty || getTableRow() == null ? null : getTableRow().getItem();
                setGraphic(row != null && row.isRunning() ? Ui.button("Cancel", row::cancel) : null);
            }
        });
        return column;
    }

    @Override
    public Region node() {
        return root;
    }

    @Override
    public List<Command> commands() {
        return List.of();
    }
}
