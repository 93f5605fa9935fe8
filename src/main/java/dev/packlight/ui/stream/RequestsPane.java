package dev.packlight.ui.stream;

import dev.packlight.origin.AccessRecord;
import dev.packlight.ui.common.Ui;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What players ask the origin for, the latest first. */
final class RequestsPane {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private RequestsPane() {}

    static Region of(StreamViewModel model) {
        return new VBox(8, header(model), table(model));
    }

    private static HBox header(StreamViewModel model) {
        Label totals = Ui.label("", "muted");
        totals.textProperty().bind(model.totals());
        ToggleButton pause = new ToggleButton("Pause");
        pause.getStyleClass().add("small");
        pause.selectedProperty().bindBidirectional(model.paused());
        return Ui.row(
                10, Ui.label("REQUESTS", "heading"), Ui.spacer(), totals, pause, Ui.button("Clear", model::clear));
    }

    private static TableView<AccessRecord> table(StreamViewModel model) {
        TableView<AccessRecord> table = new TableView<>(model.requests());
        table.setFixedCellSize(30);
        TableColumn<AccessRecord, String> time = Ui.column("Time", 110, r -> TIME.format(r.time()));
        time.getStyleClass().add("mono");
        table.getColumns().add(time);
        table.getColumns().add(Ui.column("Client", 150, r -> client(r)));
        table.getColumns().add(Ui.column("Method", 64, AccessRecord::method));
        table.getColumns().add(Ui.column("What", 430, r -> what(r)));
        table.getColumns().add(status());
        table.getColumns()
                .add(Ui.numbers("First byte ms", 96, AccessRecord::firstByteNanos, r -> millis(r.firstByteNanos())));
        table.getColumns().add(Ui.numbers("Total ms", 80, AccessRecord::totalNanos, r -> millis(r.totalNanos())));
        table.getColumns()
                .add(Ui.numbers(
                        "kB", 80, AccessRecord::bytes, r -> String.format(Locale.ROOT, "%,.1f", r.bytes() / 1000.0)));
        table.getColumns().add(Ui.column("Error", 250, AccessRecord::error));
        table.setPlaceholder(Ui.label(
                "Requests appear here as players ask for them. Copy a URL into any player, or press Play.", "muted"));
        VBox.setVgrow(table, Priority.ALWAYS);
        Ui.copyRows(table);
        return table;
    }

    private static TableColumn<AccessRecord, Number> status() {
        TableColumn<AccessRecord, Number> status =
                Ui.numbers("Status", 64, AccessRecord::status, r -> String.valueOf(r.status()));
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

    private static String what(AccessRecord record) {
        int level = record.path().indexOf("/QualityLevels");
        return level > 0 ? record.path().substring(level + 1) : record.resource();
    }

    private static String client(AccessRecord record) {
        String agent = record.userAgent();
        return agent.isEmpty()
                ? record.client()
                : agent.startsWith("Mozilla")
                        ? "browser"
                        : agent.split("[/ ]", 2)[0].equals("Packlight") ? agent : agent.split("[/ ]", 2)[0];
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }
}
