package dev.packlight.ui.library;

import dev.packlight.ui.common.Ui;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What narrows the assets, and how they are shown. */
final class FilterRow extends HBox {

    private final TextField search = new TextField();

    /**
     * @param asGrid true for cards, false for lines
     * @param addFolder asks for a folder to add
     */
    FilterRow(LibraryViewModel model, BooleanProperty asGrid, Runnable addFolder) {
        AssetFacets facets = model.facets();
        search.setPromptText("Search by name or path");
        search.textProperty().bindBidirectional(facets.search());
        search.setPrefWidth(200);
        ToggleButton cards = new ToggleButton("Grid");
        ToggleButton lines = new ToggleButton("List");
        cards.setMinWidth(Region.USE_PREF_SIZE);
        lines.setMinWidth(Region.USE_PREF_SIZE);
        search.setMinWidth(70);
        cards.getStyleClass().addAll("small", "left-pill");
        lines.getStyleClass().addAll("small", "right-pill");
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(cards, lines);
        group.selectToggle(cards);
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
                return;
            }
            asGrid.set(now == cards);
        });
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
                        Ui.row(0, cards, lines),
                        Ui.button("Add folder…", addFolder));
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
