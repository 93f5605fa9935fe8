package dev.packlight.ui.stream;

import dev.packlight.ui.common.Ui;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The list of filters and the form that writes one. */
final class FiltersPane {

    private final FiltersViewModel model;
    private final TextField name = field("Name", 150);
    private final TextField from = field("From, s", 80);
    private final TextField to = field("To, s", 80);
    private final TextField first = field("First rung, b/s", 120);
    private final TextArea tracks = new TextArea();
    private final CheckBox own = new CheckBox("For this asset only");
    private final TableView<FiltersViewModel.Row> table = new TableView<>();

    FiltersPane(FiltersViewModel model) {
        this.model = model;
    }

    Region node() {
        tracks.setPromptText(
                "Tracks to keep, one choice a line:\nType=video, Bitrate=0-1000000\nType=audio, Language=eng");
        tracks.setAccessibleText("Tracks to keep");
        tracks.setPrefRowCount(3);
        tracks.getStyleClass().add("mono");
        own.setSelected(true);
        Label message = Ui.label("", "muted");
        message.textProperty().bind(model.message());
        message.setWrapText(true);
        var undo = Ui.button("Undo", model::undo);
        undo.disableProperty().bind(model.canUndo().not());
        HBox.setHgrow(tracks, Priority.ALWAYS);
        VBox fields = new VBox(
                8,
                Ui.row(8, name, own),
                Ui.row(8, from, to, first),
                Ui.row(8, Ui.button("Save filter", this::save, "accent"), undo));
        HBox form = new HBox(10, fields, tracks);
        VBox box = new VBox(10, form, message, table());
        VBox.setVgrow(table, Priority.ALWAYS);
        return box;
    }

    private static TextField field(String prompt, double width) {
        TextField field = new TextField();
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setPrefWidth(width);
        return field;
    }

    private void save() {
        model.save(name.getText(), own.isSelected(), from.getText(), to.getText(), first.getText(), tracks.getText());
    }

    private Region table() {
        table.setItems(model.rows());
        table.setAccessibleText("Filters");
        table.setFixedCellSize(36);
        table.setPlaceholder(Ui.label(
                "No filters yet. A filter clips the time, keeps some tracks, or puts one rung first; I and O in Play set its ends.",
                "muted"));
        table.getColumns().add(Ui.column("Filter", 150, row -> row.filter().name()));
        table.getColumns().add(Ui.column("Holds for", 100, FiltersViewModel.Row::scope));
        table.getColumns().add(Ui.column("What it does", 460, FiltersViewModel.Row::summary));
        table.getColumns().add(check("In URLs", FiltersViewModel.Row::inUrls, model::useInUrls));
        table.getColumns().add(check("Bound to locator", FiltersViewModel.Row::bound, model::bind));
        TableColumn<FiltersViewModel.Row, String> actions =
                Ui.column("", 150, row -> row.filter().name());
        actions.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                FiltersViewModel.Row row = empty ? null : getTableRow().getItem();
                setGraphic(
                        row == null
                                ? null
                                : Ui.row(
                                        6,
                                        Ui.button("Edit", () -> edit(row)),
                                        Ui.button("Remove", () -> model.remove(row))));
            }
        });
        table.getColumns().add(actions);
        Ui.copyRows(table);
        return table;
    }

    private static TableColumn<FiltersViewModel.Row, String> check(
            String title, Predicate<FiltersViewModel.Row> is, BiConsumer<FiltersViewModel.Row, Boolean> set) {
        TableColumn<FiltersViewModel.Row, String> column = Ui.column(title, 120, row -> is.test(row) ? "yes" : "no");
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                FiltersViewModel.Row row = empty ? null : getTableRow().getItem();
                CheckBox box = new CheckBox();
                setAlignment(Pos.CENTER);
                setGraphic(row == null ? null : box);
                if (row != null) {
                    box.setSelected(is.test(row));
                    box.setAccessibleText(title + " " + row.filter().name());
                    box.setOnAction(event -> set.accept(row, box.isSelected()));
                }
            }
        });
        return column;
    }

    private void edit(FiltersViewModel.Row row) {
        name.setText(row.filter().name());
        own.setSelected(row.own());
        from.setText(FilterText.seconds(row.filter().startTicks()));
        to.setText(FilterText.seconds(row.filter().endTicks()));
        first.setText(
                row.filter().firstBitrate().isPresent()
                        ? String.valueOf(row.filter().firstBitrate().getAsLong())
                        : "");
        tracks.setText(FilterText.tracks(row.filter()));
        model.preview(row.filter());
    }
}
