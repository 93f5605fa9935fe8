package dev.packlight.ui.stream;

import dev.packlight.codec.Codec;
import dev.packlight.codec.Codecs;
import dev.packlight.delivery.CodecTable;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.ui.common.Ui;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableView;

/** What of the asset goes into which format, and what each codec could go into. */
final class TablesPane {

    private TablesPane() {}

    /** The delivery table: a line for each track, a column for each format. */
    static TableView<TrackRow> tracks(ObservableList<TrackRow> rows, List<PackagingFormat> formats) {
        TableView<TrackRow> table = new TableView<>(rows);
        table.setAccessibleText("Tracks by format");
        table.setFixedCellSize(32);
        table.getColumns().add(Ui.column("Track", 190, TrackRow::name));
        table.getColumns().add(Ui.column("What it is", 380, TrackRow::what));
        for (PackagingFormat format : formats) {
            table.getColumns()
                    .add(Ui.column(
                            format.displayName(),
                            96,
                            row -> row.formats().isEmpty()
                                    ? "✕ left out"
                                    : row.formats().getOrDefault(format.id(), false) ? "✓ yes" : "✕ no"));
        }
        table.setPlaceholder(Ui.label("Nothing of this asset can be delivered; the line above says why.", "muted"));
        Ui.copyRows(table);
        return table;
    }

    /** The codec table, made from the same answers that serving gives. */
    static TableView<Codec> codecs(List<PackagingFormat> formats) {
        TableView<Codec> table = new TableView<>(FXCollections.observableArrayList(Codecs.all()));
        table.setAccessibleText("Codecs by format");
        table.setFixedCellSize(30);
        table.getColumns().add(Ui.column("Codec", 120, Codec::name));
        for (PackagingFormat format : formats) {
            table.getColumns().add(Ui.column(format.displayName(), 118, codec -> {
                String cell = CodecTable.cell(codec, format);
                return cell.equals("yes") ? "✓ yes" : cell.equals("no") ? "✕ no" : "○ " + cell;
            }));
        }
        Ui.copyRows(table);
        return table;
    }
}
