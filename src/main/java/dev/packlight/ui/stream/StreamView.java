package dev.packlight.ui.stream;

import dev.packlight.origin.AccessRecord;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.Place.Navigation;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Workbench;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The Stream place. */
public final class StreamView implements Place.View {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final double ROW = 36;
    private static final int ROWS_SHOWN = 8;

    private final StreamViewModel model;
    private final Workbench workbench;
    private final Navigation navigation;
    private final Consumer<String> browser;
    private final VBox root = new VBox(12);
    private final TableView<StreamViewModel.FormatRow> formats = new TableView<>();
    private final Map<String, ToggleButton> tabs = new LinkedHashMap<>();
    private final Map<String, Runnable> lowerPanes = new LinkedHashMap<>();
    private final Timeline polling;

    /** @param browser opens an address in the person's browser */
    public StreamView(Workbench workbench, Navigation navigation, Consumer<String> browser) {
        this.workbench = workbench;
        this.navigation = navigation;
        this.browser = browser;
        this.model = new StreamViewModel(workbench);
        root.getStyleClass().add("place");
        root.setPadding(new Insets(14));
        root.getChildren().addAll(header(), formatTable(), problem(), lower());
        polling = new Timeline(new KeyFrame(Duration.millis(300), event -> model.poll()));
        polling.setCycleCount(Timeline.INDEFINITE);
    }

    @Override
    public Region node() {
        return root;
    }

    private HBox header() {
        Label name = Ui.label("", "title-text");
        workbench.selected().subscribe(asset -> name.setText(asset == null ? "No asset selected" : asset.name()));
        ToggleButton on = new ToggleButton("Origin on");
        ToggleButton off = new ToggleButton("Off");
        on.getStyleClass().addAll("small", "left-pill");
        off.getStyleClass().addAll("small", "right-pill");
        model.on().subscribe(running -> {
            on.setSelected(running);
            off.setSelected(!running);
        });
        on.setOnAction(event -> choose(true, on, off));
        off.setOnAction(event -> choose(false, on, off));
        Label address = Ui.label("", "muted");
        address.textProperty().bind(model.address());
        TextField locator = Ui.copyable("", "mono", "muted");
        locator.setPrefColumnCount(36);
        workbench
                .selected()
                .subscribe(asset ->
                        locator.setText(asset == null ? "" : asset.locator().toString()));
        return Ui.row(10, name, Ui.row(0, on, off), address, Ui.spacer(), Ui.label("Locator", "muted"), locator);
    }

    private void choose(boolean wanted, ToggleButton on, ToggleButton off) {
        on.setSelected(model.on().get());
        off.setSelected(!model.on().get());
        if (wanted != model.on().get()) {
            model.toggle();
        }
    }

    private Region formatTable() {
        TableColumn<StreamViewModel.FormatRow, String> format =
                Ui.column("Format", 116, StreamViewModel.FormatRow::name);
        format.getStyleClass().add("semibold");
        TableColumn<StreamViewModel.FormatRow, String> url = Ui.column("URL", 560, StreamViewModel.FormatRow::url);
        url.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                TextField text = empty ? null : Ui.copyable(item, "url");
                setGraphic(text);
            }
        });
        TableColumn<StreamViewModel.FormatRow, String> actions = Ui.column("", 420, StreamViewModel.FormatRow::id);
        actions.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setGraphic(
                        empty || getTableRow().getItem() == null
                                ? null
                                : buttons(getTableRow().getItem()));
            }
        });
        formats.getColumns().addAll(List.of(format, url, actions));
        formats.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        actions.setMinWidth(420);
        actions.setMaxWidth(420);
        format.setMaxWidth(130);
        formats.setFixedCellSize(ROW);
        formats.setItems(model.formats());
        formats.setPlaceholder(Ui.label("No addresses.", "muted"));
        model.formats().addListener((ListChangeListener<StreamViewModel.FormatRow>) change -> fit());
        Ui.copyRows(formats);
        fit();
        return formats;
    }

    private void fit() {
        formats.setPrefHeight(36 + ROW * Math.clamp(model.formats().size(), 2, ROWS_SHOWN));
        formats.setMinHeight(36 + ROW * 2);
    }

    private HBox buttons(StreamViewModel.FormatRow row) {
        Button play = Ui.button("Play", () -> navigation.play(row.id()), "accent");
        play.setDisable(!row.playable());
        return Ui.row(
                6,
                play,
                Ui.button("Copy URL", () -> Ui.copy(row.url())),
                Ui.button("Copy as cURL", () -> Ui.copy(row.curl())),
                Ui.button("Open in browser", () -> browser.accept(row.url())));
    }

    private Label problem() {
        Label problem = Ui.label("", "notice");
        problem.textProperty().bind(model.problem());
        problem.setWrapText(true);
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    /** Requests, tracks, filters and codecs take turns in the lower half. */
    private Region lower() {
        Map<String, Region> panes = new LinkedHashMap<>();
        panes.put("Requests", new VBox(8, requestsHeader(), requestTable()));
        panes.put("Tracks", TablesPane.tracks(model.tracks(), workbench.formats()));
        panes.put("Filters", new FiltersPane(model.filters()).node());
        panes.put("Codecs", TablesPane.codecs(workbench.formats()));
        StackPane shown = new StackPane();
        shown.setMinHeight(120);
        shown.setPrefHeight(240);
        VBox.setVgrow(shown, Priority.ALWAYS);
        ToggleGroup group = new ToggleGroup();
        List<String> names = List.copyOf(panes.keySet());
        for (String name : names) {
            ToggleButton tab = new ToggleButton(name);
            tab.getStyleClass()
                    .addAll(
                            "small",
                            name.equals(names.getFirst())
                                    ? "left-pill"
                                    : name.equals(names.getLast()) ? "right-pill" : "center-pill");
            tab.setToggleGroup(group);
            tab.setOnAction(event -> showPane(name));
            tabs.put(name, tab);
            lowerPanes.put(name, () -> shown.getChildren().setAll(panes.get(name)));
        }
        showPane("Requests");
        CheckBox legacy = new CheckBox("Allow legacy AC-3");
        legacy.selectedProperty().bindBidirectional(model.legacyAc3());
        HBox bar = Ui.row(0);
        bar.getChildren().addAll(tabs.values());
        VBox box = new VBox(10, Ui.row(12, bar, Ui.spacer(), legacy), shown);
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    private void showPane(String name) {
        tabs.get(name).setSelected(true);
        lowerPanes.get(name).run();
    }

    private HBox requestsHeader() {
        Label totals = Ui.label("", "muted");
        totals.textProperty().bind(model.totals());
        ToggleButton pause = new ToggleButton("Pause");
        pause.getStyleClass().add("small");
        pause.selectedProperty().bindBidirectional(model.paused());
        return Ui.row(
                10, Ui.label("REQUESTS", "heading"), Ui.spacer(), totals, pause, Ui.button("Clear", model::clear));
    }

    private TableView<AccessRecord> requestTable() {
        TableView<AccessRecord> table = new TableView<>(model.requests());
        table.setFixedCellSize(30);
        TableColumn<AccessRecord, String> time = Ui.column("Time", 110, r -> TIME.format(r.time()));
        time.getStyleClass().add("mono");
        table.getColumns().add(time);
        table.getColumns().add(Ui.column("Client", 150, r -> client(r)));
        table.getColumns().add(Ui.column("Method", 64, AccessRecord::method));
        table.getColumns().add(Ui.column("What", 430, r -> what(r)));
        table.getColumns().add(status());
        table.getColumns()
                .add(Ui.numbers("First byte ms", 96, AccessRecord::firstByteNanos, r -> millis(r.firstByteNanos())));
        table.getColumns().add(Ui.numbers("Total ms", 80, AccessRecord::totalNanos, r -> millis(r.totalNanos())));
        table.getColumns()
                .add(Ui.numbers(
                        "kB", 80, AccessRecord::bytes, r -> String.format(Locale.ROOT, "%,.1f", r.bytes() / 1000.0)));
        table.getColumns().add(Ui.column("Error", 250, AccessRecord::error));
        table.setPlaceholder(Ui.label(
                "Requests appear here as players ask for them. Copy a URL into any player, or press Play.", "muted"));
        VBox.setVgrow(table, Priority.ALWAYS);
        Ui.copyRows(table);
        return table;
    }

    private static TableColumn<AccessRecord, Number> status() {
        TableColumn<AccessRecord, Number> status =
                Ui.numbers("Status", 64, AccessRecord::status, r -> String.valueOf(r.status()));
        status.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(Number item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : item.toString());
                setAlignment(Pos.CENTER_RIGHT);
                getStyleClass().remove("danger");
                if (!empty && item != null && item.intValue() >= 400) {
                    getStyleClass().add("danger");
                }
            }
        });
        return status;
    }

    private static String what(AccessRecord record) {
        int level = record.path().indexOf("/QualityLevels");
        return level > 0 ? record.path().substring(level + 1) : record.resource();
    }

    private static String client(AccessRecord record) {
        String agent = record.userAgent();
        return agent.isEmpty()
                ? record.client()
                : agent.startsWith("Mozilla")
                        ? "browser"
                        : agent.split("[/ ]", 2)[0].equals("Packlight") ? agent : agent.split("[/ ]", 2)[0];
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }

    @Override
    public void shown() {
        model.showState();
        polling.play();
    }

    @Override
    public void hidden() {
        polling.pause();
    }

    @Override
    public void close() {
        polling.stop();
    }

    @Override
    public List<Command> commands() {
        var always = new SimpleBooleanProperty(true);
        return List.of(
                new Command(
                        "stream.toggle",
                        "Stream",
                        "Start or stop the origin",
                        Optional.of(new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN)),
                        always,
                        model::toggle),
                new Command(
                        "stream.copy",
                        "Stream",
                        "Copy URL of the selected format",
                        Optional.of(new KeyCodeCombination(KeyCode.U, KeyCombination.SHORTCUT_DOWN)),
                        always,
                        () -> Optional.ofNullable(formats.getSelectionModel().getSelectedItem())
                                .or(() -> model.formats().stream().findFirst())
                                .ifPresent(row -> Ui.copy(row.url()))),
                new Command(
                        "stream.requests",
                        "Stream",
                        "Show requests",
                        Optional.empty(),
                        always,
                        () -> showPane("Requests")),
                new Command(
                        "stream.tracks",
                        "Stream",
                        "Show tracks by format",
                        Optional.empty(),
                        always,
                        () -> showPane("Tracks")),
                new Command(
                        "stream.filters",
                        "Stream",
                        "Show filters",
                        Optional.empty(),
                        always,
                        () -> showPane("Filters")),
                new Command(
                        "stream.codecs",
                        "Stream",
                        "Show codecs by format",
                        Optional.empty(),
                        always,
                        () -> showPane("Codecs")),
                new Command(
                        "stream.clear",
                        "Stream",
                        "Clear the list of requests",
                        Optional.empty(),
                        always,
                        model::clear));
    }
}
