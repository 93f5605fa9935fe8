package dev.packlight.ui.library;

import dev.packlight.catalog.AssetSummary;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.LadderChart;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The right column: the selected asset at a glance. */
final class AssetDetail extends ScrollPane {

    private final VBox content = new VBox();
    private final Runnable play;
    private final Runnable inspect;
    private final Runnable copyUrl;
    private final LadderChart chart = new LadderChart(170);
    private @Nullable LibraryAsset shown;

    AssetDetail(Runnable play, Runnable inspect, Runnable copyUrl) {
        this.play = play;
        this.inspect = inspect;
        this.copyUrl = copyUrl;
        content.getStyleClass().add("detail");
        content.setSpacing(12);
        setContent(content);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(318);
        setMinWidth(318);
        getStyleClass().add("edge-to-edge");
    }

    void show(LibraryAsset asset) {
        shown = asset;
        content.getChildren().clear();
        if (asset == null) {
            content.getChildren().add(Ui.label("Select an asset to see its ladder.", "muted"));
            return;
        }
        Label place = Ui.label(placeWords(asset), "muted");
        place.setWrapText(true);
        content.getChildren().addAll(Ui.label(asset.name(), "title-text"), place);
        if (asset.summary().isEmpty()) {
            Label why = Ui.label(asset.problem().orElse(""), "notice");
            why.setWrapText(true);
            content.getChildren().addAll(Ui.label("CANNOT BE READ", "heading"), why);
            return;
        }
        content.getChildren()
                .add(Ui.row(
                        8,
                        Ui.button("Play", play, "accent"),
                        Ui.button("Inspect", inspect),
                        Ui.button("Copy HLS URL", copyUrl)));
        showSummary(asset.summary().get());
    }

    private void showSummary(AssetSummary summary) {
        if (!summary.rungs().isEmpty()) {
            chart.show(summary.rungs());
            content.getChildren().addAll(Ui.label("LADDER", "heading"), chart, table(summary.rungs()));
        }
        content.getChildren().add(Ui.label("VERDICT", "heading"));
        Label verdict = Ui.label((summary.verdict().fit()
                        ? "✓ "
                        : summary.verdict().must() > 0 ? "✕ " : "! ")
                + (summary.verdict().fit() ? "Fit to stream" : summary.verdict().words() + " – see Inspect"));
        verdict.getStyleClass()
                .add(summary.verdict().fit() ? "success" : summary.verdict().must() > 0 ? "danger" : "warning");
        content.getChildren().add(verdict);
        for (AssetSummary.Sound sound : summary.sounds()) {
            content.getChildren()
                    .add(Ui.label(
                            sound.codec() + " · " + sound.sampleRateHz() / 1000.0 + " kHz · "
                                    + Words.count(sound.channels(), "channel") + " · " + sound.language(),
                            "muted"));
        }
    }

    private static TableView<AssetSummary.Rung> table(List<AssetSummary.Rung> rungs) {
        TableView<AssetSummary.Rung> table = new TableView<>();
        table.getColumns().add(Ui.column("Rung", 80, r -> r.widthPixels() + "×" + r.heightPixels()));
        table.getColumns()
                .add(Ui.numbers("Average", 62, AssetSummary.Rung::averageBps, r -> Words.megabits(r.averageBps())));
        table.getColumns().add(Ui.numbers("Peak", 48, AssetSummary.Rung::peakBps, r -> Words.megabits(r.peakBps())));
        var codec = Ui.<AssetSummary.Rung>column("Codec", 100, AssetSummary.Rung::rfc6381);
        codec.getStyleClass().add("mono-small");
        table.getColumns().add(codec);
        table.getItems().setAll(rungs.reversed());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Ui.fitRows(table, rungs.size());
        Ui.copyRows(table);
        return table;
    }

    private static String placeWords(LibraryAsset asset) {
        String set =
                switch (asset.set().origin()) {
                    case SERVER_MANIFEST -> " · set by " + asset.key().getFileName();
                    case GROUPED -> " · set by name and duration";
                    case SINGLE_FILE -> "";
                };
        return asset.folder().getFileName()
                + asset.summary()
                        .map(s -> " · " + Words.count(s.fileCount(), "file") + " · " + Words.bytes(s.sizeBytes()))
                        .orElse("")
                + set;
    }

    void themeChanged() {
        if (shown != null) {
            show(shown);
        }
    }
}
