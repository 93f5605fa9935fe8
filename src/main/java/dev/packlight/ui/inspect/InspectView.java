package dev.packlight.ui.inspect;

import dev.packlight.catalog.AssetSummary;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.TrackReport;
import dev.packlight.media.MediaFile;
import dev.packlight.media.TrackKind;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.LadderChart;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import dev.packlight.ui.common.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
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

    private final Workbench workbench;
    private final InspectViewModel model;
    private final VBox root = new VBox(10);
    private final HBox header = Ui.row(10);
    private final TabPane tabs = new TabPane();
    private final Tab overview = new Tab("Overview");
    private final Tab ladder = new Tab("Ladder");
    private final Tab boxes = new Tab("Boxes");
    private final BoxesView boxesView;
    private final LadderChart chart = new LadderChart(230);
    private final GopChart gops = new GopChart();

    public InspectView(Workbench workbench) {
        this.workbench = workbench;
        this.model = new InspectViewModel(workbench);
        root.getStyleClass().add("place");
        root.setPadding(new Insets(14));
        boxesView = new BoxesView(workbench);
        boxes.setContent(boxesView);
        tabs.getTabs().addAll(overview, ladder, boxes);
        boxes.selectedProperty().subscribe(shown -> {
            if (shown) {
                boxesView.show(workbench.selected().get());
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
                .setAll(Ui.label(
                        workbench.selected().get() == null
                                ? "No asset selected"
                                : workbench.selected().get().name(),
                        "title-text"));
    }

    private void show(AssetReport report) {
        List<TrackReport> rungs = report.tracks(TrackKind.VIDEO);
        header.getChildren()
                .setAll(
                        Ui.label(report.asset().name(), "title-text"),
                        Ui.label(Words.count(rungs.size(), "rung"), "pill"),
                        Ui.label(Words.seconds(report.asset().durationTicks()), "pill"));
        if (!rungs.isEmpty()) {
            header.getChildren()
                    .add(Ui.label(
                            rungs.getLast().frameRate().stripTrailingZeros().toPlainString() + " fps", "pill"));
        }
        header.getChildren()
                .add(Ui.label(
                        report.verdict().words(),
                        "pill",
                        report.verdict().fit() ? "fit" : report.verdict().must() > 0 ? "must" : "should"));
        overview.setContent(scrolling(overview(report)));
        ladder.setContent(scrolling(ladder(report)));
        if (boxes.isSelected()) {
            boxesView.show(workbench.selected().get());
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
            TextField value =
                    Ui.copyable(facts.get(row).value(), facts.get(row).name().equals("RFC 6381") ? "mono" : "plain");
            value.setPrefColumnCount(26);
            grid.addRow(row, name, value);
        }
        VBox box = new VBox(8, Ui.label(title, "heading"), grid);
        box.setPrefWidth(SECTION_WIDTH);
        return box;
    }

    private Region ladder(AssetReport report) {
        List<TrackReport> rungs = report.tracks(TrackKind.VIDEO);
        chart.show(rungs.stream().map(AssetSummary::rung).toList());
        gops.show(report);
        String alignment = rungs.size() < 2
                ? "One rung: nothing to align."
                : report.mismatch()
                        .map(m -> "✕ First mismatch: " + m.sentence())
                        .orElse("✓ All rungs have their key frames at the same times.");
        Label verdict = FindingsView.wrapped(alignment);
        verdict.getStyleClass().add(report.mismatch().isPresent() ? "danger" : rungs.size() < 2 ? "muted" : "success");
        return new VBox(
                14,
                table(rungs),
                Ui.label("HEIGHT BY BIT RATE", "heading"),
                chart,
                Ui.label("KEY FRAMES", "heading"),
                verdict,
                gops);
    }

    private static TableView<TrackReport> table(List<TrackReport> rungs) {
        TableView<TrackReport> table = new TableView<>();
        table.getColumns().add(Ui.column("Rung", 100, r -> r.widthPixels() + "×" + r.heightPixels()));
        table.getColumns()
                .add(Ui.numbers(
                        "Average Mb/s",
                        96,
                        r -> r.track().averageBps(),
                        r -> Words.megabits(r.track().averageBps())));
        table.getColumns()
                .add(Ui.numbers(
                        "Peak Mb/s",
                        84,
                        r -> r.gops().peakBps(),
                        r -> Words.megabits(r.gops().peakBps())));
        table.getColumns()
                .add(Ui.numbers(
                        "Frames/s",
                        80,
                        TrackReport::frameRate,
                        r -> r.frameRate().toPlainString()));
        table.getColumns()
                .add(Ui.numbers(
                        "Frames",
                        80,
                        r -> r.track().samples().count(),
                        r -> String.format(
                                Locale.ROOT, "%,d", r.track().samples().count())));
        table.getColumns()
                .add(Ui.numbers(
                        "GOPs",
                        64,
                        r -> r.gops().count(),
                        r -> String.valueOf(r.gops().count())));
        table.getColumns()
                .add(Ui.numbers(
                        "Shortest",
                        72,
                        r -> r.gops().shortestFrames(),
                        r -> String.valueOf(r.gops().shortestFrames())));
        table.getColumns()
                .add(Ui.numbers(
                        "Longest",
                        72,
                        r -> r.gops().longestFrames(),
                        r -> String.valueOf(r.gops().longestFrames())));
        table.getColumns().add(Ui.column("Codec", 200, r -> r.codecName() + " " + r.profile() + " " + r.level()));
        var codec = Ui.<TrackReport>column("RFC 6381", 110, TrackReport::rfc6381);
        codec.getStyleClass().add("mono");
        table.getColumns().add(codec);
        table.getColumns().add(Ui.column("File", 240, r -> r.chosen().file().fileName()));
        table.getItems().setAll(rungs.reversed());
        Ui.fitRows(table, rungs.size());
        Ui.copyRows(table);
        return table;
    }

    @Override
    public void themeChanged() {
        chart.redraw();
        gops.redraw();
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
