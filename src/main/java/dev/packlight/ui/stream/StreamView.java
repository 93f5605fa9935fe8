package dev.packlight.ui.stream;

import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.Place.Navigation;
import dev.packlight.ui.common.Ui;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
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

    private final StreamViewModel model;
    private final StreamPort port;
    private final VBox root = new VBox(12);
    private final FormatTable formats;
    private final Map<String, ToggleButton> tabs = new LinkedHashMap<>();
    private final Map<String, Runnable> lowerPanes = new LinkedHashMap<>();
    private final Timeline polling;

    public StreamView(StreamPort port, Navigation navigation) {
        this.port = port;
        this.model = new StreamViewModel(port);
        this.formats = new FormatTable(model, navigation, port.browser());
        root.getStyleClass().add("place");
        root.setPadding(new Insets(14));
        root.getChildren().addAll(header(), formats, problem(), lower());
        polling = new Timeline(new KeyFrame(Duration.millis(300), event -> model.poll()));
        polling.setCycleCount(Timeline.INDEFINITE);
    }

    @Override
    public Region node() {
        return root;
    }

    private HBox header() {
        Label name = Ui.label("", "title-text");
        port.selection().asset().subscribe(asset -> name.setText(asset == null ? "No asset selected" : asset.name()));
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
        port.selection()
                .asset()
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
        panes.put("Requests", RequestsPane.of(model));
        panes.put("Tracks", TablesPane.tracks(model.tracks(), port.served().formats()));
        panes.put("Filters", new FiltersPane(model.filters()).node());
        panes.put("Codecs", TablesPane.codecs(port.served().formats()));
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
                        formats::copyUrl),
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
