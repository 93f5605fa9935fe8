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

    FolderList(LibraryViewModel model) {
        ListView<Path> list = new ListView<>(model.roots());
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(Path path, boolean empty) {
                super.updateItem(path, empty);
                setText(empty ? null : String.valueOf(path.getFileName() == null ? path : path.getFileName()));
                setGraphic(empty ? null : new FontIcon("fth-folder"));
                setTooltip(empty ? null : new Tooltip(path.toString()));
            }
        });
        list.setPlaceholder(Ui.label("No folders yet.", "muted"));
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(path -> model.facets().folder().set(path));
        MenuItem remove = new MenuItem("Remove from library");
        remove.setOnAction(event ->
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(model::remove));
        CheckMenuItem links = new CheckMenuItem("Follow links that lead out of it");
        links.setOnAction(event ->
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(model::toggleLinks));
        MenuItem all = new MenuItem("Show all folders");
        all.setOnAction(event -> list.getSelectionModel().clearSelection());
        ContextMenu menu = new ContextMenu(all, links, remove);
        menu.setOnShowing(event -> {
            Optional<Path> root = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
            links.setDisable(root.isEmpty());
            links.setSelected(root.filter(model::followsLinks).isPresent());
        });
        list.setContextMenu(menu);
        VBox.setVgrow(list, Priority.ALWAYS);
        Label problem = Ui.label("", "muted");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        getChildren().addAll(Ui.label("FOLDERS", "heading"), list, problem);
        getStyleClass().add("side");
        setPrefWidth(204);
        setMinWidth(160);
    }
}
