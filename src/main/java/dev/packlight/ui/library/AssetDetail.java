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

    static final double WIDTH = 330;
    static final double LEAST_WIDTH = 308;
    /** As many as fit into the column beside the figures. */
    private static final int CODEC_CHARACTERS = 12;

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
        setPrefWidth(WIDTH);
        setMinWidth(LEAST_WIDTH);
        getStyleClass().add("edge-to-edge");
    }

    void show(LibraryAsset asset) {
        shown = asset;
        content.getChildren().clear();
        if (asset == null) {
            content.getChildren().add(Ui.label("Select an asset to see what it holds.", "muted"));
            return;
        }
        Label place = Ui.label(placeWords(asset), "muted");
        place.setWrapText(true);
        line(asset.name(), "title-text");
        content.getChildren().add(place);
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
        List<AssetSummary.Rung> rungs = summary.rungs();
        if (rungs.size() > 1) {
            chart.show(rungs);
            content.getChildren().addAll(Ui.label("LADDER", "heading"), chart, table(rungs));
        } else if (!rungs.isEmpty()) {
            content.getChildren().addAll(Ui.label("PICTURE", "heading"), table(rungs));
        }
        if (!hasShortCodecs(rungs)) {
            content.getChildren().add(Ui.label("CODECS", "heading"));
            rungs.reversed().forEach(rung -> line(rung.label() + "  " + rung.rfc6381(), "mono", "muted"));
        }
        if (!summary.sounds().isEmpty()) {
            content.getChildren().add(Ui.label("SOUND", "heading"));
            summary.sounds().forEach(sound -> line(AssetWords.sound(sound), "muted"));
        }
        content.getChildren().add(Ui.label("VERDICT", "heading"));
        line(AssetWords.judgement(summary.verdict()), AssetWords.colour(summary.verdict()));
    }

    /** Text that goes on in a next line rather than being cut. */
    private void line(String text, String... styles) {
        Label label = Ui.label(text, styles);
        label.setWrapText(true);
        content.getChildren().add(label);
    }

    /** Whether the column of codecs holds all of them. */
    private static boolean hasShortCodecs(List<AssetSummary.Rung> rungs) {
        return rungs.stream().allMatch(rung -> rung.rfc6381().length() <= CODEC_CHARACTERS);
    }

    private static TableView<AssetSummary.Rung> table(List<AssetSummary.Rung> rungs) {
        TableView<AssetSummary.Rung> table = new TableView<>();
        table.setAccessibleText("Rungs");
        table.getColumns().add(Ui.column("Rung", 84, r -> r.widthPixels() + "×" + r.heightPixels()));
        table.getColumns()
                .add(Ui.numbers("Mb/s", 50, AssetSummary.Rung::averageBps, r -> Words.megabits(r.averageBps())));
        table.getColumns().add(Ui.numbers("Peak", 50, AssetSummary.Rung::peakBps, r -> Words.megabits(r.peakBps())));
        if (hasShortCodecs(rungs)) {
            var codec = Ui.<AssetSummary.Rung>column("Codec", 96, AssetSummary.Rung::rfc6381);
            codec.getStyleClass().add("mono-small");
            table.getColumns().add(codec);
        }
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
