package dev.packlight.ui.tasks;

import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The tasks that came to their end, with what came of them. */
final class HistoryTable extends TableView<TaskRow> {

    private final TasksViewModel model;

    HistoryTable(TasksViewModel model) {
        super(model.history());
        this.model = model;
        setAccessibleText("Tasks that ended");
        TableColumn<TaskRow, String> ended = Ui.column("Ended", 92, TaskRow::when);
        ended.setCellFactory(column -> styled("mono-small"));
        TableColumn<TaskRow, String> result = Ui.column("Result", 110, TaskRow::outcome);
        result.setCellFactory(column -> new Outcome());
        TableColumn<TaskRow, String> what = Ui.column("What", 320, TaskRow::what);
        TableColumn<TaskRow, String> took = Ui.column("Took", 70, TaskRow::took);
        took.getStyleClass().add("number");
        took.setCellFactory(column -> {
            TableCell<TaskRow, String> cell = styled("number");
            cell.setAlignment(Pos.CENTER_RIGHT);
            return cell;
        });
        getColumns().add(ended);
        getColumns().add(Ui.column("Kind", 96, TaskRow::kind));
        getColumns().add(Ui.column("Subject", 230, TaskRow::subject));
        getColumns().add(result);
        getColumns().add(what);
        getColumns().add(took);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        setPlaceholder(Ui.label("Nothing has ended that the filters let through.", "muted"));
        setMinHeight(100);
        Ui.copyRows(this);
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null) {
                model.choose(now.id());
            }
        });
    }

    /** Heading, filters and count. */
    HBox header() {
        Label count = Ui.label("", "muted");
        count.textProperty()
                .bind(Bindings.size(model.history()).map(size -> Words.count(size.intValue(), "task") + " kept"));
        return Ui.row(
                8,
                Ui.label("HISTORY", "heading"),
                filter("Kind", model.kinds(), model.kind()),
                filter("Result", FXCollections.observableArrayList(TasksViewModel.results()), model.result()),
                Ui.spacer(),
                count);
    }

    private static ComboBox<String> filter(String name, ObservableList<String> values, StringProperty value) {
        ComboBox<String> box = new ComboBox<>(values);
        box.getStyleClass().add("pill-box");
        box.setAccessibleText(name);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setValue(value.get());
        box.valueProperty().addListener((o, before, now) -> {
            if (now != null) {
                value.set(now);
            }
        });
        value.addListener((o, before, now) -> box.setValue(now));
        return box;
    }

    private static TableCell<TaskRow, String> styled(String style) {
        TableCell<TaskRow, String> cell = new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
            }
        };
        cell.getStyleClass().add(style);
        return cell;
    }

    private static final class Outcome extends TableCell<TaskRow, String> {
        private String style = "";

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            TaskRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
            getStyleClass().remove(style);
            setText(row == null ? null : row.outcome());
            if (row != null) {
                style = row.style();
                getStyleClass().add(style);
            }
        }
    }
}
