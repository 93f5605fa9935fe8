package dev.packlight.ui.library;

import dev.packlight.ui.common.Ui;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The left column: the folders of the library, and what is wrong with them. */
final class FolderList extends VBox {

    private final LibraryViewModel model;
    private final ListView<Path> list;

    FolderList(LibraryViewModel model) {
        this.model = model;
        this.list = new ListView<>(model.roots());
        list.setCellFactory(view -> new FolderCell());
        list.setPlaceholder(Ui.label("No folders yet.", "muted"));
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(path -> model.facets().folder().set(path));
        list.setContextMenu(menu());
        VBox.setVgrow(list, Priority.ALWAYS);
        Label problem = Ui.label("", "muted");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        getChildren().addAll(Ui.label("FOLDERS", "heading"), list, problem);
        getStyleClass().add("side");
        setPrefWidth(204);
        setMinWidth(160);
    }

    private Optional<Path> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private ContextMenu menu() {
        MenuItem remove = new MenuItem("Remove from library");
        remove.setOnAction(event -> selected().ifPresent(model::remove));
        CheckMenuItem links = new CheckMenuItem("Follow links that lead out of it");
        links.setOnAction(event -> selected().ifPresent(model::toggleLinks));
        MenuItem all = new MenuItem("Show all folders");
        all.setOnAction(event -> list.getSelectionModel().clearSelection());
        ContextMenu menu = new ContextMenu(all, links, remove);
        menu.setOnShowing(event -> {
            links.setDisable(selected().isEmpty());
            links.setSelected(selected().filter(model::followsLinks).isPresent());
        });
        return menu;
    }

    /** A folder's name; its whole path where the mouse rests. */
    private static final class FolderCell extends ListCell<Path> {
        @Override
        protected void updateItem(Path path, boolean empty) {
            super.updateItem(path, empty);
            setText(empty ? null : String.valueOf(path.getFileName() == null ? path : path.getFileName()));
            setGraphic(empty ? null : new FontIcon("fth-folder"));
            setTooltip(empty ? null : new Tooltip(path.toString()));
        }
    }
}
