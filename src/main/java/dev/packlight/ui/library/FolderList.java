package dev.packlight.ui.library;

import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Ui;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The left column: the folders of the library and those below them, and what is wrong with them. */
final class FolderList extends VBox {

    static final double WIDTH = 232;
    static final double LEAST_WIDTH = 204;

    private final LibraryViewModel model;
    private final TreeView<FolderNode> tree = new TreeView<>(new TreeItem<>());

    /** @param add asks for a folder to add */
    FolderList(LibraryViewModel model, Command add) {
        Button addFolder = Ui.button(add.words(), add::run);
        Ui.tip(addFolder, add);
        this.model = model;
        tree.setShowRoot(false);
        tree.setAccessibleText("Folders");
        tree.setCellFactory(view -> new FolderCell());
        model.folders().subscribe(folders -> merge(tree.getRoot(), folders));
        tree.getSelectionModel()
                .selectedItemProperty()
                .subscribe(item -> model.facets()
                        .folder()
                        .set(item == null ? null : item.getValue().path()));
        model.facets().folder().subscribe(folder -> {
            if (folder == null) {
                tree.getSelectionModel().clearSelection();
            }
        });
        tree.setContextMenu(menu());
        tree.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                tree.getSelectionModel().clearSelection();
            }
        });
        VBox.setVgrow(tree, Priority.ALWAYS);
        Label watching = Ui.label("", "muted", "small-text");
        watching.textProperty().bind(model.watching());
        Label problem = Ui.label("", "muted");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        getChildren()
                .addAll(Ui.row(8, Ui.label("FOLDERS", "heading"), Ui.spacer(), addFolder), tree, watching, problem);
        getStyleClass().add("side");
        setPrefWidth(WIDTH);
        setMinWidth(160);
    }

    /** Shows {@code folders} below {@code parent}; those that were there stay open, closed and selected as they are. */
    private static void merge(TreeItem<FolderNode> parent, List<FolderNode> folders) {
        Map<Path, TreeItem<FolderNode>> known = new HashMap<>();
        parent.getChildren().forEach(item -> known.put(item.getValue().path(), item));
        List<TreeItem<FolderNode>> items = new ArrayList<>();
        for (FolderNode folder : folders) {
            TreeItem<FolderNode> item = known.get(folder.path());
            if (item == null) {
                item = new TreeItem<>(folder);
                item.setExpanded(parent.getParent() == null && parent.getValue() == null);
            } else if (!item.getValue().equals(folder)) {
                item.setValue(folder);
            }
            merge(item, folder.children());
            items.add(item);
        }
        if (!parent.getChildren().equals(items)) {
            parent.getChildren().setAll(items);
        }
    }

    /** The selected folder where it is a root of the library. */
    private Optional<Path> selectedRoot() {
        return Optional.ofNullable(tree.getSelectionModel().getSelectedItem())
                .map(item -> item.getValue().path())
                .filter(model.roots()::contains);
    }

    private ContextMenu menu() {
        MenuItem remove = new MenuItem("Remove from library");
        remove.setOnAction(event -> selectedRoot().ifPresent(model::remove));
        CheckMenuItem links = new CheckMenuItem("Follow links that lead out of it");
        links.setOnAction(event -> selectedRoot().ifPresent(model::toggleLinks));
        MenuItem all = new MenuItem("Show all folders");
        all.setOnAction(event -> tree.getSelectionModel().clearSelection());
        ContextMenu menu = new ContextMenu(all, links, remove);
        menu.setOnShowing(event -> {
            links.setDisable(selectedRoot().isEmpty());
            remove.setDisable(selectedRoot().isEmpty());
            links.setSelected(selectedRoot().filter(model::followsLinks).isPresent());
        });
        return menu;
    }

    /** A folder's name and how many assets it holds; its whole path where the mouse rests. */
    private static final class FolderCell extends TreeCell<FolderNode> {
        @Override
        protected void updateItem(FolderNode folder, boolean empty) {
            super.updateItem(folder, empty);
            boolean none = empty || folder == null;
            setText(none ? null : folder.name() + "  " + folder.assets());
            setGraphic(none ? null : new FontIcon("fth-folder"));
            setTooltip(none ? null : new Tooltip(folder.path().toString()));
        }
    }
}
