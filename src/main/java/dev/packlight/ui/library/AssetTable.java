package dev.packlight.ui.library;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.TableView;

/** The assets as lines. */
final class AssetTable extends TableView<LibraryAsset> {

    AssetTable(ObservableList<LibraryAsset> assets, Consumer<LibraryAsset> select) {
        setItems(assets);
        setFixedCellSize(34);
        getColumns().add(Ui.column("Name", 220, LibraryAsset::name));
        getColumns()
                .add(Ui.column(
                        "Verdict",
                        90,
                        a -> a.summary().map(s -> s.verdict().words()).orElse("Unreadable")));
        getColumns().add(Ui.column("Ladder", 210, AssetWords::ladder));
        getColumns().add(Ui.column("Codecs", 190, AssetWords::codecs));
        getColumns()
                .add(Ui.numbers(
                        "Duration",
                        80,
                        a -> a.summary().map(s -> s.durationTicks()).orElse(0L),
                        a -> a.summary()
                                .map(s -> Words.duration(s.durationTicks()))
                                .orElse("")));
        getColumns()
                .add(Ui.numbers(
                        "Size",
                        90,
                        a -> a.summary().map(s -> s.sizeBytes()).orElse(0L),
                        a -> a.summary().map(s -> Words.bytes(s.sizeBytes())).orElse("")));
        getColumns().add(Ui.column("Path", 320, a -> a.key().toString()));
        getSelectionModel().selectedItemProperty().subscribe(asset -> {
            if (asset != null) {
                select.accept(asset);
            }
        });
        Ui.copyRows(this);
    }
}
