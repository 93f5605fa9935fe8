package dev.packlight.ui.inspect;

import dev.packlight.checks.AssetReport;
import dev.packlight.checks.TrackReport;
import dev.packlight.media.MediaFile;
import dev.packlight.media.TrackKind;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The Inspect place. */
public final class InspectView implements Place.View {

    private static final double SECTION_WIDTH = 396;

    private final InspectPort port;
    private final InspectViewModel model;
    private final VBox root = new VBox(10);
    private final HBox header = Ui.row(10);
    private final TabPane tabs = new TabPane();
    private final Tab overview = new Tab("Overview");
    private final Tab ladder = new Tab("Ladder");
    private final Tab boxes = new Tab("Boxes");
    private final BoxesView boxesView;
    private final LadderPane ladderPane = new LadderPane();

    public InspectView(InspectPort port) {
        this.port = port;
        this.model = new InspectViewModel(port);
        root.getStyleClass().add("place");
        root.setPadding(new Insets(14));
        boxesView = new BoxesView(port);
        boxes.setContent(boxesView);
        ladder.setContent(scrolling(ladderPane));
        tabs.setAccessibleText("Views of the asset");
        tabs.getTabs().addAll(overview, ladder, boxes);
        boxes.selectedProperty().subscribe(shown -> {
            if (shown) {
                boxesView.show(port.selection().asset().get());
            }
        });
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        Label message = Ui.label("", "muted");
        message.textProperty().bind(model.message());
        message.setWrapText(true);
        message.visibleProperty().bind(model.message().isNotEmpty());
        StackPane body = new StackPane(tabs, message);
        tabs.visibleProperty().bind(model.message().isEmpty());
        VBox.setVgrow(body, Priority.ALWAYS);
        root.getChildren().addAll(header, body);
        model.report().subscribe(report -> report.ifPresentOrElse(this::show, this::showNothing));
    }

    @Override
    public Region node() {
        return root;
    }

    private void showNothing() {
        header.getChildren()
                .setAll(Ui.name(
                        port.selection().asset().get() == null
                                ? "No asset selected"
                                : port.selection().asset().get().name()));
    }

    private void show(AssetReport report) {
        List<TrackReport> rungs = report.tracks(TrackKind.VIDEO);
        header.getChildren()
                .setAll(
                        Ui.name(report.asset().name()),
                        Ui.pill(Words.count(rungs.size(), "rung")),
                        Ui.pill(Words.seconds(report.asset().durationTicks())));
        if (!rungs.isEmpty()) {
            header.getChildren()
                    .add(Ui.pill(
                            rungs.getLast().frameRate().stripTrailingZeros().toPlainString() + " fps"));
        }
        header.getChildren()
                .add(Ui.pill(
                        report.verdict().words(),
                        report.verdict().fit() ? "fit" : report.verdict().must() > 0 ? "must" : "should"));
        overview.setContent(scrolling(overview(report)));
        ladderPane.show(report, model.frames());
        if (boxes.isSelected()) {
            boxesView.show(port.selection().asset().get());
        }
    }

    private static ScrollPane scrolling(Region content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.getStyleClass().add("edge-to-edge");
        content.setPadding(new Insets(14, 4, 14, 0));
        return pane;
    }

    private Region overview(AssetReport report) {
        FlowPane sections = new FlowPane(22, 22);
        for (TrackReport track : report.tracks()) {
            String title = track.isVideo()
                    ? "VIDEO " + track.heightPixels() + "p"
                    : "AUDIO " + track.chosen().language();
            sections.getChildren()
                    .add(section(
                            title + " · " + track.chosen().file().fileName() + " track "
                                    + track.track().id(),
                            InspectViewModel.facts(track)));
        }
        for (MediaFile file : report.files()) {
            sections.getChildren().add(section("CONTAINER · " + file.fileName(), InspectViewModel.facts(file)));
        }
        return new VBox(18, FindingsView.of(report), sections);
    }

    private static Region section(String title, List<InspectViewModel.Fact> facts) {
        GridPane grid = new GridPane(12, 5);
        for (int row = 0; row < facts.size(); row++) {
            Label name = Ui.label(facts.get(row).name(), "muted");
            name.setMinWidth(104);
            TextField value = Ui.copyable(
                    facts.get(row).name(),
                    facts.get(row).value(),
                    facts.get(row).name().equals("RFC 6381") ? "mono" : "plain");
            value.setPrefColumnCount(26);
            grid.addRow(row, name, value);
        }
        VBox box = new VBox(8, Ui.label(title, "heading"), grid);
        box.setPrefWidth(SECTION_WIDTH);
        return box;
    }

    @Override
    public void themeChanged() {
        ladderPane.redraw();
    }

    /** Brings a tab to the front: 0 overview, 1 ladder, 2 boxes. */
    void tab(int index) {
        tabs.getSelectionModel().select(index);
    }

    @Override
    public List<Command> commands() {
        var always = new SimpleBooleanProperty(true);
        return List.of(
                new Command(
                        "inspect.overview",
                        "Asset",
                        "Show overview",
                        Optional.of(new KeyCodeCombination(KeyCode.DIGIT1, KeyCombination.ALT_DOWN)),
                        always,
                        () -> tab(0)),
                new Command(
                        "inspect.ladder",
                        "Asset",
                        "Show ladder",
                        Optional.of(new KeyCodeCombination(KeyCode.DIGIT2, KeyCombination.ALT_DOWN)),
                        always,
                        () -> tab(1)),
                new Command(
                        "inspect.boxes",
                        "Asset",
                        "Show boxes",
                        Optional.of(new KeyCodeCombination(KeyCode.DIGIT3, KeyCombination.ALT_DOWN)),
                        always,
                        () -> tab(2)));
    }
}
