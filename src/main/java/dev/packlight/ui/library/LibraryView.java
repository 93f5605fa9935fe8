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
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** The Library place. */
public final class LibraryView implements Place.View {

    /** What a window of 1280 pixels leaves beside the rail. */
    private static final double FOLD_BELOW = 1200;

    private static final double WIDE = 1320;
    private static final int PICTURES_KEPT = 400;
    private static final KeyCombination ADD_KEYS =
            new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination FIND_KEYS = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final String FORM = "library.form";

    private final LibraryViewModel model;
    private final LibraryPort port;
    private final Navigation navigation;
    private final Map<Path, Image> pictures = new HashMap<>();
    private final BorderPane root = new BorderPane();
    private final AssetGrid grid;
    private final AssetTable table;
    private final Command add;
    private final Command find;
    private final FolderList folders;
    private final AssetDetail detail;
    private final FilterRow filters;
    private final BooleanProperty asGrid = new SimpleBooleanProperty(true);

    public LibraryView(LibraryPort port, Navigation navigation) {
        this.port = port;
        this.navigation = navigation;
        this.model = new LibraryViewModel(port);
        asGrid.set(!port.memory().of(FORM).filter("list"::equals).isPresent());
        this.add = command("library.add", "File", "Add folder…", ADD_KEYS, this::chooseFolder);
        this.find = command("library.find", "Edit", "Find assets", FIND_KEYS, this::findAssets);
        this.filters = new FilterRow(model, asGrid, find);
        this.grid = new AssetGrid(model, this::loadPicture, this::inspect);
        this.table = new AssetTable(model, this::inspect);
        this.detail = new AssetDetail(() -> navigation.play(port.served().preferred()), this::inspect, this::copyUrl);
        root.getStyleClass().add("place");
        this.folders = new FolderList(model, add);
        root.setLeft(folders);
        root.setCenter(center());
        root.setRight(detail);
        port.selection().asset().subscribe(detail::show);
        root.widthProperty().subscribe(width -> share(width.doubleValue()));
        acceptDrops();
    }

    @Override
    public Region node() {
        return root;
    }

    /** The columns beside the cards are narrower in a narrow window, and the right one folds away in the end. */
    private void share(double width) {
        folders.setPrefWidth(width < WIDE ? FolderList.LEAST_WIDTH : FolderList.WIDTH);
        detail.setPrefWidth(width < WIDE ? AssetDetail.LEAST_WIDTH : AssetDetail.WIDTH);
        root.setRight(width < FOLD_BELOW ? null : detail);
    }

    private Region center() {
        grid.visibleProperty().bind(asGrid);
        table.visibleProperty().bind(asGrid.not());
        StackPane lists = new StackPane(grid, table, new EmptyState(model.emptiness(), this::go));
        VBox.setVgrow(lists, Priority.ALWAYS);
        VBox center = new VBox(filters, lists);
        center.setPadding(new Insets(14));
        return center;
    }

    private void inspect() {
        navigation.go("inspect");
    }

    private void go(Emptiness.Way way) {
        switch (way) {
            case ADD_FOLDER -> chooseFolder();
            case OPEN_SAMPLES -> openSamples();
            case SCAN_AGAIN -> model.rescan();
            case CLEAR_FILTERS -> model.facets().clear();
        }
    }

    private void openSamples() {
        model.add(List.of(port.samples()));
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
    public void shown() {
        (asGrid.get() ? grid : table).requestFocus();
        model.tellWatching();
    }

    @Override
    public void close() {
        port.memory().keep(FORM, asGrid.get() ? "grid" : "list");
        model.remember();
    }

    @Override
    public void themeChanged() {
        detail.themeChanged();
    }

    @Override
    public List<Command> commands() {
        var always = new SimpleBooleanProperty(true);
        return List.of(
                add,
                new Command(
                        "library.samples", "File", "Open sample assets", Optional.empty(), always, this::openSamples),
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
                find);
    }

    private static Command command(String id, String menu, String words, KeyCombination keys, Runnable action) {
        return new Command(id, menu, words, Optional.of(keys), new SimpleBooleanProperty(true), action);
    }

    private void findAssets() {
        navigation.go("library");
        filters.focusSearch();
    }
}
