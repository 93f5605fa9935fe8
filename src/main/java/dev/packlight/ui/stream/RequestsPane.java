package dev.packlight.ui.stream;

import dev.packlight.origin.AccessRecord;
import dev.packlight.ui.common.Ui;
import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** What players ask the origin for, the latest first. */
final class RequestsPane extends VBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final RequestsViewModel model;

    RequestsPane(RequestsViewModel model) {
        super(8);
        this.model = model;
        getChildren().addAll(header(), table());
    }

    private HBox header() {
        TextField filter = new TextField();
        filter.setPromptText("Filter: client, path, status, error");
        filter.setAccessibleText("Filter requests");
        filter.setPrefWidth(240);
        filter.textProperty().bindBidirectional(model.filter());
        Label totals = Ui.label("", "muted");
        totals.textProperty().bind(model.totals());
        ToggleButton pause = new ToggleButton("Pause");
        pause.getStyleClass().add("small");
        pause.setTooltip(new Tooltip("Stop the list; the origin goes on answering"));
        pause.selectedProperty().bindBidirectional(model.paused());
        return Ui.row(
                10,
                Ui.label("REQUESTS", "heading"),
                filter,
                Ui.spacer(),
                totals,
                pause,
                export(),
                Ui.button("Clear", model::clear));
    }

    private MenuButton export() {
        MenuItem csv = new MenuItem("As a table (CSV)…");
        csv.setOnAction(event -> chooseFile("requests.csv").ifPresent(model::exportCsv));
        MenuItem har = new MenuItem("As an HTTP Archive (HAR)…");
        har.setOnAction(event -> chooseFile("requests.har").ifPresent(model::exportHar));
        MenuButton export = new MenuButton("Export", null, csv, har);
        export.getStyleClass().add("small");
        export.setTooltip(new Tooltip("Write the requests that are shown into a file"));
        return export;
    }

    private Optional<Path> chooseFile(String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export requests");
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
                .map(File::toPath);
    }

    private TableView<AccessRecord> table() {
        SortedList<AccessRecord> sorted = new SortedList<>(model.shown());
        TableView<AccessRecord> table = new TableView<>(sorted);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setAccessibleText("Requests");
        table.setFixedCellSize(30);
        TableColumn<AccessRecord, String> time = Ui.column("Time", 110, r -> TIME.format(r.time()));
        time.getStyleClass().add("mono");
        table.getColumns().add(time);
        table.getColumns().add(Ui.column("Client", 130, AccessWords::client));
        table.getColumns().add(Ui.column("Method", 70, AccessRecord::method));
        table.getColumns().add(Ui.middle("What", 350, AccessWords::what, AccessRecord::path));
        table.getColumns().add(status());
        table.getColumns().add(millis("First byte ms", 106, AccessRecord::firstByteNanos));
        table.getColumns().add(millis("Total ms", 84, AccessRecord::totalNanos));
        table.getColumns()
                .add(Ui.numbers(
                        "kB", 80, AccessRecord::bytes, r -> String.format(Locale.ROOT, "%,.1f", r.bytes() / 1000.0)));
        table.getColumns().add(Ui.middle("Error", 168, AccessRecord::error, AccessRecord::error));
        table.setPlaceholder(Ui.label(
                "Requests appear here as players ask for them. Copy a URL into any player, or press Play.", "muted"));
        VBox.setVgrow(table, Priority.ALWAYS);
        Ui.copyRows(table);
        return table;
    }

    private static TableColumn<AccessRecord, Number> millis(
            String title, double width, ToLongFunction<AccessRecord> nanos) {
        return Ui.numbers(title, width, nanos::applyAsLong, r -> AccessWords.millis(nanos.applyAsLong(r)));
    }

    private static TableColumn<AccessRecord, Number> status() {
        TableColumn<AccessRecord, Number> status =
                Ui.numbers("Status", 68, AccessRecord::status, r -> String.valueOf(r.status()));
        status.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(Number item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : item.toString());
                setAlignment(Pos.CENTER_RIGHT);
                getStyleClass().remove("danger");
                if (!empty && item != null && item.intValue() >= 400) {
                    getStyleClass().add("danger");
                }
            }
        });
        return status;
    }
}
