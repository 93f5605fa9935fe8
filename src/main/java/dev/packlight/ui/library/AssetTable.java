package dev.packlight.ui.library;

import dev.packlight.catalog.AssetSummary;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import dev.packlight.ui.library.AssetOrder.Direction;
import dev.packlight.ui.library.AssetOrder.Sort;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The assets as lines, sorted by the column that a person chose. */
final class AssetTable extends TableView<LibraryAsset> {

    private final LibraryViewModel model;

    AssetTable(LibraryViewModel model, Runnable open) {
        this.model = model;
        setAccessibleText("Assets");
        setFixedCellSize(34);
        column(AssetOrder.NAME, Ui.column("", 220, LibraryAsset::name));
        column(
                AssetOrder.VERDICT,
                Ui.column("", 90, a -> a.summary().map(s -> s.verdict().words()).orElse("Unreadable")));
        column(AssetOrder.PICTURE, Ui.column("", 210, AssetWords::ladder));
        column(AssetOrder.CODECS, Ui.column("", 190, AssetWords::codecs));
        column(AssetOrder.DURATION, figures(80, AssetSummary::durationTicks, s -> Words.duration(s.durationTicks())));
        column(AssetOrder.SIZE, figures(90, AssetSummary::sizeBytes, s -> Words.bytes(s.sizeBytes())));
        column(AssetOrder.PATH, Ui.column("", 320, a -> a.key().toString()));
        setItems(model.facets().shown());
        model.facets().sort().subscribe(this::showSort);
        setSortPolicy(table -> sort(model));
        getSelectionModel().selectedItemProperty().subscribe(this::choose);
        model.selected().subscribe(asset -> reveal());
        model.facets().shown().addListener((ListChangeListener<LibraryAsset>) change -> reveal());
        Ui.copyRows(this);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !getSelectionModel().isEmpty()) {
                open.run();
            }
        });
    }

    private void column(AssetOrder order, TableColumn<LibraryAsset, ?> column) {
        column.setText(order.words());
        column.setUserData(order);
        getColumns().add(column);
    }

    private static TableColumn<LibraryAsset, Number> figures(
            double width, ToLongFunction<AssetSummary> number, Function<AssetSummary, String> words) {
        return Ui.numbers(
                "",
                width,
                a -> a.summary().map(number::applyAsLong).orElse(0L),
                a -> a.summary().map(words).orElse(""));
    }

    private boolean sort(LibraryViewModel model) {
        TableColumn<LibraryAsset, ?> column = getSortOrder().isEmpty()
                ? getColumns().getFirst()
                : getSortOrder().getFirst();
        model.facets()
                .sort()
                .set(new Sort(
                        (AssetOrder) column.getUserData(),
                        column.getSortType() == SortType.DESCENDING ? Direction.DOWN : Direction.UP));
        return true;
    }

    private void showSort(Sort sort) {
        TableColumn<LibraryAsset, ?> column = getColumns().get(sort.order().ordinal());
        column.setSortType(sort.direction() == Direction.DOWN ? SortType.DESCENDING : SortType.ASCENDING);
        if (getSortOrder().size() != 1 || getSortOrder().getFirst() != column) {
            getSortOrder().setAll(List.of(column));
        }
    }

    private void choose(LibraryAsset asset) {
        if (asset != null && !model.facets().changing().get()) {
            model.selected().set(asset);
        }
    }

    /** Selects the line of the selected asset and brings it into view. */
    private void reveal() {
        int index = model.index();
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != index) {
            getSelectionModel().clearAndSelect(index);
            scrollTo(Math.max(0, index - 3));
        }
    }
}
