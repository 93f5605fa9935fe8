package dev.packlight.ui.stream;

import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.Place.Navigation;
import dev.packlight.ui.common.Segmented;
import dev.packlight.ui.common.Ui;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
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

    private static final double LOCATOR_WIDTH = 268;

    private final StreamViewModel model;
    private final StreamPort port;
    private final VBox root = new VBox(12);
    private final Command toggle;
    private final FormatTable formats;
    private final List<Pane> panes;
    private final Segmented tabs;
    private final StackPane lower = new StackPane();
    private final Timeline polling;

    public StreamView(StreamPort port, Navigation navigation) {
        this.port = port;
        this.model = new StreamViewModel(port);
        this.toggle = new Command(
                "stream.toggle",
                "Stream",
                "Start or stop the origin",
                Optional.of(new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN)),
                new SimpleBooleanProperty(true),
                model::toggle);
        this.formats = new FormatTable(model, navigation, port.browser());
        this.panes = panes();
        List<String> names = panes.stream().map(Pane::name).toList();
        this.tabs = new Segmented(names, index -> showPane(names.get(index)));
        root.getStyleClass().add("place");
        root.setPadding(new Insets(14));
        root.getChildren()
                .addAll(
                        header(),
                        notice(model.exposure(), "notice", "should"),
                        notice(model.notice(), "notice"),
                        formats,
                        notice(model.problem(), "notice"),
                        lower(),
                        notice(model.requests().exported(), "muted"));
        polling = new Timeline(
                new KeyFrame(Duration.millis(300), event -> model.requests().poll()));
        polling.setCycleCount(Timeline.INDEFINITE);
    }

    @Override
    public Region node() {
        return root;
    }

    private HBox header() {
        Label name = Ui.label("", "title-text");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setTooltip(new Tooltip());
        name.getTooltip().textProperty().bind(name.textProperty());
        port.selection().asset().subscribe(asset -> name.setText(asset == null ? "No asset selected" : asset.name()));
        ToggleButton on = new ToggleButton("Origin on");
        ToggleButton off = new ToggleButton("Off");
        on.getStyleClass().addAll("small", "left-pill");
        off.getStyleClass().addAll("small", "right-pill");
        Ui.tip(on, toggle);
        Ui.tip(off, toggle);
        on.setMinWidth(Region.USE_PREF_SIZE);
        off.setMinWidth(Region.USE_PREF_SIZE);
        model.on().subscribe(running -> {
            on.setSelected(running);
            off.setSelected(!running);
        });
        on.setOnAction(event -> choose(true, on, off));
        off.setOnAction(event -> choose(false, on, off));
        TextField locator = Ui.copyable("Locator", "", "mono", "muted");
        locator.setPrefWidth(LOCATOR_WIDTH);
        locator.setMinWidth(LOCATOR_WIDTH);
        Label locatorWord = Ui.label("Locator", "muted");
        locatorWord.setMinWidth(Region.USE_PREF_SIZE);
        port.selection()
                .asset()
                .subscribe(asset ->
                        locator.setText(asset == null ? "" : asset.locator().toString()));
        return Ui.row(10, name, Ui.row(0, on, off), new EndpointBox(model), Ui.spacer(), locatorWord, locator);
    }

    private void choose(boolean wanted, ToggleButton on, ToggleButton off) {
        on.setSelected(model.on().get());
        off.setSelected(!model.on().get());
        if (wanted != model.on().get()) {
            model.toggle();
        }
    }

    private static Label notice(ObservableStringValue words, String... styles) {
        Label notice = Ui.label("", styles);
        notice.textProperty().bind(words);
        notice.setWrapText(true);
        notice.setMaxWidth(Double.MAX_VALUE);
        notice.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !words.get().isEmpty(), words));
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }

    /** Requests, tracks, filters and codecs take turns in the lower half. */
    private Region lower() {
        lower.setMinHeight(120);
        lower.setPrefHeight(240);
        VBox.setVgrow(lower, Priority.ALWAYS);
        showPane("Requests");
        CheckBox legacy = new CheckBox("Allow legacy AC-3");
        legacy.selectedProperty().bindBidirectional(model.legacyAc3());
        VBox box = new VBox(10, Ui.row(12, tabs, Ui.spacer(), legacy), lower);
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    private record Pane(String name, Region node) {}

    private List<Pane> panes() {
        return List.of(
                new Pane("Requests", new RequestsPane(model.requests())),
                new Pane(
                        "Tracks",
                        TablesPane.tracks(model.tracks(), port.served().formats())),
                new Pane("Filters", new FiltersPane(model.filters()).node()),
                new Pane("Codecs", TablesPane.codecs(port.served().formats())));
    }

    private void showPane(String name) {
        for (int i = 0; i < panes.size(); i++) {
            if (panes.get(i).name().equals(name)) {
                tabs.select(i);
                lower.getChildren().setAll(panes.get(i).node());
            }
        }
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
                toggle,
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
                        model.requests()::clear),
                new Command(
                        "stream.qr",
                        "Stream",
                        "Show QR code of the selected format",
                        Optional.empty(),
                        always,
                        formats::showQr));
    }
}
