package dev.packlight.ui.library;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.stills.Posters;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.Place.Navigation;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import dev.packlight.ui.common.Workbench;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
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
    private final Workbench workbench;
    private final Navigation navigation;
    private final Posters posters;
    private final Map<Path, Image> pictures = new HashMap<>();
    private final BorderPane root = new BorderPane();
    private final GridView<LibraryAsset> grid = new GridView<>();
    private final TableView<LibraryAsset> table = new TableView<>();
    private final AssetDetail detail;
    private final TextField search = new TextField();
    private final Path samples;

    public LibraryView(Workbench workbench, Navigation navigation, Path samples) {
        this.workbench = workbench;
        this.navigation = navigation;
        this.samples = samples;
        this.model = new LibraryViewModel(workbench);
        this.posters = new Posters(workbench.library(), workbench.dataDirectory());
        this.detail = new AssetDetail(navigation, this::copyHlsUrl);
        root.getStyleClass().add("place");
        root.setLeft(folders());
        root.setCenter(center());
        root.setRight(detail);
        workbench.selected().subscribe(detail::show);
        root.widthProperty().subscribe(width -> root.setRight(width.doubleValue() < FOLD_BELOW - 80 ? null : detail));
        acceptDrops();
    }

    @Override
    public Region node() {
        return root;
    }

    private Region folders() {
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
                .subscribe(path -> model.folder().set(path));
        MenuItem remove = new MenuItem("Remove from library");
        remove.setOnAction(event ->
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(model::remove));
        MenuItem links = new MenuItem("Follow links out of it, or stay inside");
        links.setOnAction(event ->
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(model::toggleLinks));
        MenuItem all = new MenuItem("Show all folders");
        all.setOnAction(event -> list.getSelectionModel().clearSelection());
        list.setContextMenu(new ContextMenu(all, links, remove));
        VBox.setVgrow(list, Priority.ALWAYS);
        Label problem = Ui.label("", "muted");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        VBox side = new VBox(Ui.label("FOLDERS", "heading"), list, problem);
        side.getStyleClass().add("side");
        side.setPrefWidth(204);
        side.setMinWidth(160);
        return side;
    }

    private Region center() {
        grid.setItems(model.shown());
        grid.setCellWidth(AssetCard.WIDTH);
        grid.setCellHeight(AssetCard.HEIGHT);
        grid.setHorizontalCellSpacing(7);
        grid.setVerticalCellSpacing(7);
        grid.setCellFactory(view ->
                new AssetCard(workbench.selected(), this::loadPicture, this::select, () -> navigation.go("inspect")));
        grid.setFocusTraversable(true);
        grid.setOnKeyPressed(event -> key(event.getCode()));
        buildTable();
        StackPane lists = new StackPane(grid, table, empty());
        table.setVisible(false);
        VBox.setVgrow(lists, Priority.ALWAYS);
        VBox center = new VBox(filters(), lists);
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

    private void buildTable() {
        table.setItems(model.shown());
        table.setFixedCellSize(34);
        table.getColumns().add(Ui.column("Name", 220, LibraryAsset::name));
        table.getColumns()
                .add(Ui.column(
                        "Verdict",
                        90,
                        a -> a.summary().map(s -> s.verdict().words()).orElse("Unreadable")));
        table.getColumns().add(Ui.column("Ladder", 210, LibraryViewModel::ladderWords));
        table.getColumns().add(Ui.column("Codecs", 190, LibraryViewModel::codecWords));
        table.getColumns()
                .add(Ui.numbers(
                        "Duration",
                        80,
                        a -> a.summary().map(s -> s.durationTicks()).orElse(0L),
                        a -> a.summary()
                                .map(s -> Words.duration(s.durationTicks()))
                                .orElse("")));
        table.getColumns()
                .add(Ui.numbers(
                        "Size",
                        90,
                        a -> a.summary().map(s -> s.sizeBytes()).orElse(0L),
                        a -> a.summary().map(s -> Words.bytes(s.sizeBytes())).orElse("")));
        table.getColumns().add(Ui.column("Path", 320, a -> a.key().toString()));
        table.getSelectionModel().selectedItemProperty().subscribe(asset -> {
            if (asset != null) {
                select(asset);
            }
        });
        Ui.copyRows(table);
    }

    private HBox filters() {
        search.setPromptText("Search by name or path");
        search.textProperty().bindBidirectional(model.search());
        search.setPrefWidth(200);
        ToggleButton asGrid = new ToggleButton("Grid");
        ToggleButton asList = new ToggleButton("List");
        asGrid.setMinWidth(Region.USE_PREF_SIZE);
        asList.setMinWidth(Region.USE_PREF_SIZE);
        search.setMinWidth(70);
        asGrid.getStyleClass().addAll("small", "left-pill");
        asList.getStyleClass().addAll("small", "right-pill");
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(asGrid, asList);
        group.selectToggle(asGrid);
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
                return;
            }
            grid.setVisible(now == asGrid);
            table.setVisible(now == asList);
        });
        Label count = Ui.label("", "muted");
        count.textProperty().bind(model.count());
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(
                search,
                facet("Codec", model.codecs(), model.codec()),
                facet("Height", model.heights(), model.height()),
                facet(
                        "Verdict",
                        FXCollections.observableArrayList(LibraryViewModel.ANY, "Fit", "Should", "Must", "Unreadable"),
                        model.verdict()),
                count,
                Ui.spacer(),
                Ui.row(0, asGrid, asList),
                Ui.button("Add folder…", this::chooseFolder));
        row.getStyleClass().add("filter-row");
        return row;
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
                setText(item == null || item.equals(LibraryViewModel.ANY) ? name : name + ": " + item);
            }
        };
        box.setButtonCell(shown);
        box.setValue(LibraryViewModel.ANY);
        box.valueProperty().subscribe(v -> value.set(v == null ? LibraryViewModel.ANY : v));
        return box;
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
                        Ui.button("Open sample assets", () -> model.add(List.of(samples)))));
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
        workbench.selected().set(asset);
        grid.requestFocus();
    }

    private void copyHlsUrl() {
        LibraryAsset asset = workbench.selected().get();
        workbench
                .background()
                .submit(
                        () -> workbench.urls(asset),
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
        workbench
                .background()
                .submit(
                        () -> posters.of(asset)
                                .map(path -> new Image(path.toUri().toString())),
                        found -> found.ifPresent(image -> {
                            if (pictures.size() > PICTURES_KEPT) {
                                pictures.clear();
                            }
                            pictures.put(asset.key(), image);
                            card.show(asset, image);
                        }),
                        failed -> {});
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
                        Optional.of(new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN)),
                        always,
                        this::chooseFolder),
                new Command(
                        "library.samples",
                        "File",
                        "Open sample assets",
                        Optional.empty(),
                        always,
                        () -> model.add(List.of(samples))),
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
                            search.requestFocus();
                        }));
    }
}
