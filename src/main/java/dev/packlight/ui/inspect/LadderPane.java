package dev.packlight.ui.inspect;

import dev.packlight.catalog.AssetSummary;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.TrackReport;
import dev.packlight.media.TrackKind;
import dev.packlight.ui.common.LadderChart;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** The rungs of an asset: their figures, their heights by bit rate, their frames. */
final class LadderPane extends VBox {

    private final LadderChart chart = new LadderChart(230);
    private final TimelinePane timeline = new TimelinePane();

    LadderPane() {
        super(14);
    }

    void show(AssetReport report, List<RungFrames> frames) {
        List<TrackReport> rungs = report.tracks(TrackKind.VIDEO);
        chart.show(rungs.stream().map(AssetSummary::rung).toList());
        timeline.show(report, frames);
        getChildren().setAll(table(rungs), Ui.label("HEIGHT BY BIT RATE", "heading"), chart, timeline);
    }

    private static TableView<TrackReport> table(List<TrackReport> rungs) {
        TableView<TrackReport> table = new TableView<>();
        table.setAccessibleText("Tracks");
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
        table.getColumns().add(Ui.column("Codec", 240, r -> r.codecName() + " " + r.profile() + " " + r.level()));
        var codec = Ui.<TrackReport>column("RFC 6381", 110, TrackReport::rfc6381);
        codec.getStyleClass().add("mono");
        table.getColumns().add(codec);
        var file = Ui.<TrackReport>column("File", 240, r -> r.chosen().file().fileName());
        file.getStyleClass().add("name-cell");
        table.getColumns().add(file);
        table.getItems().setAll(rungs.reversed());
        Ui.fitRows(table, rungs.size());
        Ui.copyRows(table);
        return table;
    }

    void redraw() {
        chart.redraw();
        timeline.redraw();
    }
}
