package dev.packlight.ui.library;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.Place.Navigation;
import dev.packlight.ui.common.Ui;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.controlsfx.control.GridView;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Library place. */
public final class LibraryView implements Place.View {

    private static final double FOLD_BELOW = 1280;
    private static final int PICTURES_KEPT = 400;

    private final LibraryViewModel model;
    private final LibraryPort port;
    private final Navigation navigation;
    private final Map<Path, Image> pictures = new HashMap<>();
    private final BorderPane root = new BorderPane();
    private final GridView<LibraryAsset> grid = new GridView<>();
    private final AssetDetail detail;
    private final FilterRow filters;
    private final BooleanProperty asGrid = new SimpleBooleanProperty(true);

    public LibraryView(LibraryPort port, Navigation navigation) {
        this.port = port;
        this.navigation = navigation;
        this.model = new LibraryViewModel(port);
        this.filters = new FilterRow(model, asGrid, this::chooseFolder);
        this.detail = new AssetDetail(
                () -> navigation.play(port.served().preferred()), () -> navigation.go("inspect"), this::copyUrl);
        root.getStyleClass().add("place");
        root.setLeft(new FolderList(model));
        root.setCenter(center());
        root.setRight(detail);
        port.selection().asset().subscribe(detail::show);
        root.widthProperty().subscribe(width -> root.setRight(width.doubleValue() < FOLD_BELOW - 80 ? null : detail));
        acceptDrops();
    }

    @Override
    public Region node() {
        return root;
    }

    private Region center() {
        grid.setItems(model.facets().shown());
        grid.setCellWidth(AssetCard.WIDTH);
        grid.setCellHeight(AssetCard.HEIGHT);
        grid.setHorizontalCellSpacing(7);
        grid.setVerticalCellSpacing(7);
        grid.setCellFactory(view -> new AssetCard(
                port.selection().asset(), this::loadPicture, this::select, () -> navigation.go("inspect")));
        grid.setFocusTraversable(true);
        grid.setOnKeyPressed(event -> key(event.getCode()));
        AssetTable table = new AssetTable(model.facets().shown(), this::select);
        grid.visibleProperty().bind(asGrid);
        table.visibleProperty().bind(asGrid.not());
        StackPane lists = new StackPane(grid, table, empty());
        VBox.setVgrow(lists, Priority.ALWAYS);
        VBox center = new VBox(filters, lists);
        center.setPadding(new Insets(14));
        return center;
    }

    private void key(KeyCode code) {
        int columns = Math.max(1, (int) (grid.getWidth() / (AssetCard.WIDTH + 14)));
        switch (code) {
            case LEFT -> model.move(-1);
            case RIGHT -> model.move(1);
            case UP -> model.move(-columns);
            case DOWN -> model.move(columns);
            case ENTER -> navigation.go("inspect");
            default -> {}
        }
    }

    /** Teaches what to do while there is nothing. */
    private Region empty() {
        Label words = Ui.label("Drop folders or files here", "title-text");
        Label more = Ui.label(
                "Packlight finds adaptive-bitrate sets by itself: pick one, see whether it is good, switch the stream on, watch it.",
                "muted");
        VBox box = new VBox(
                new FontIcon("fth-film"),
                words,
                more,
                Ui.row(
                        8,
                        Ui.button("Add folder…", this::chooseFolder, "accent"),
                        Ui.button("Open sample assets", () -> model.add(List.of(port.samples())))));
        ((HBox) box.getChildren().getLast()).setAlignment(Pos.CENTER);
        box.getStyleClass().add("empty-state");
        box.visibleProperty().bind(Bindings.isEmpty(model.roots()));
        return box;
    }

    private void acceptDrops() {
        root.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            }
        });
        root.setOnDragEntered(event -> root.getStyleClass().add("drop-target"));
        root.setOnDragExited(event -> root.getStyleClass().remove("drop-target"));
        root.setOnDragDropped(event -> {
            model.add(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
        });
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Add a folder to the library");
        Optional.ofNullable(chooser.showDialog(root.getScene().getWindow()))
                .ifPresent(folder -> model.add(List.of(folder.toPath())));
    }

    private void select(LibraryAsset asset) {
        port.selection().asset().set(asset);
        grid.requestFocus();
    }

    private void copyUrl() {
        LibraryAsset asset = port.selection().asset().get();
        port.background()
                .submit(
                        () -> port.served().urls(asset),
                        urls -> urls.values().stream().findFirst().ifPresent(Ui::copy),
                        failed -> {});
    }

    private void loadPicture(LibraryAsset asset, AssetCard card) {
        Image known = pictures.get(asset.key());
        if (known != null) {
            card.show(asset, known);
            return;
        }
        if (asset.summary().isEmpty()) {
            return;
        }
        port.background()
                .submit(
                        () -> {
                            port.posters().want(asset, path -> {
                                Image image = new Image(path.toUri().toString());
                                port.background().onWindow(() -> show(asset, image, card));
                            });
                            return asset;
                        },
                        wanted -> {},
                        failed -> {});
    }

    private void show(LibraryAsset asset, Image image, AssetCard card) {
        if (pictures.size() > PICTURES_KEPT) {
            pictures.clear();
        }
        pictures.put(asset.key(), image);
        card.show(asset, image);
    }

    @Override
    public void themeChanged() {
        detail.themeChanged();
    }

    @Override
    public List<Command> commands() {
        var always = new SimpleBooleanProperty(true);
        return List.of(
                new Command(
                        "library.add",
                        "File",
                        "Add folder…",
                        Optional.of(new KeyCodeCombination(
                                KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
                        always,
                        this::chooseFolder),
                new Command(
                        "library.samples",
                        "File",
                        "Open sample assets",
                        Optional.empty(),
                        always,
                        () -> model.add(List.of(port.samples()))),
                new Command(
                        "library.rescan",
                        "File",
                        "Scan folders again",
                        Optional.of(new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN)),
                        always,
                        model::rescan),
                new Command(
                        "library.undo",
                        "Edit",
                        "Undo change of folders",
                        Optional.of(new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN)),
                        model.canUndo(),
                        model::undo),
                new Command(
                        "library.find",
                        "Edit",
                        "Find assets",
                        Optional.of(new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN)),
                        always,
                        () -> {
                            navigation.go("library");
                            filters.focusSearch();
                        }));
    }
}
