package dev.packlight.ui.library;

import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Segmented;
import dev.packlight.ui.common.Ui;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What narrows the assets, and how they are shown. */
final class FilterRow extends HBox {

    private final TextField search = new TextField();

    /**
     * @param asGrid true for cards, false for lines
     * @param find puts the focus into the search
     */
    FilterRow(LibraryViewModel model, BooleanProperty asGrid, Command find) {
        AssetFacets facets = model.facets();
        search.setPromptText("Search by name or path");
        search.setAccessibleText("Search by name or path");
        Ui.tip(search, find);
        search.textProperty().bindBidirectional(facets.search());
        search.setPrefWidth(200);
        search.setMinWidth(70);
        Segmented forms = new Segmented(List.of("Grid", "List"), index -> asGrid.set(index == 0));
        asGrid.subscribe(grid -> forms.select(grid ? 0 : 1));
        forms.setMinWidth(Region.USE_PREF_SIZE);
        Label count = Ui.label("", "muted");
        count.textProperty().bind(facets.count());
        count.setMinWidth(Region.USE_PREF_SIZE);
        getChildren()
                .addAll(
                        search,
                        facet("Codec", facets.codecs(), facets.codec()),
                        facet("Height", facets.heights(), facets.height()),
                        facet(
                                "Verdict",
                                FXCollections.observableArrayList(
                                        AssetFacets.ANY, "Fit", "Should", "Must", "Unreadable"),
                                facets.verdict()),
                        count,
                        Ui.spacer(),
                        forms);
        getStyleClass().add("filter-row");
    }

    private static ComboBox<String> facet(String name, ObservableList<String> values, StringProperty value) {
        ComboBox<String> box = new ComboBox<>(values);
        box.getStyleClass().add("pill-box");
        box.setAccessibleText(name);
        box.setMinWidth(Region.USE_PREF_SIZE);
        ListCell<String> shown = new ListCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(item == null || item.equals(AssetFacets.ANY) ? name : name + ": " + item);
            }
        };
        box.setButtonCell(shown);
        box.setValue(AssetFacets.ANY);
        box.valueProperty().subscribe(v -> value.set(v == null ? AssetFacets.ANY : v));
        return box;
    }

    void focusSearch() {
        search.requestFocus();
    }
}
