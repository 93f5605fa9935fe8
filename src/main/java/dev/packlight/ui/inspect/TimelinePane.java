package dev.packlight.ui.inspect;

import dev.packlight.checks.AssetReport;
import dev.packlight.media.TimeRange;
import dev.packlight.media.TrackKind;
import dev.packlight.ui.common.AxisRuler;
import dev.packlight.ui.common.TimeAxis;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Frames and key frames of all rungs over one axis. */
final class TimelinePane extends VBox {

    private static final double LABEL = 96;
    private static final long MISMATCH_VIEW = 120_000_000;

    private final TimeAxis axis = new TimeAxis();
    private final FramesChart frames = new FramesChart(axis);
    private final GopChart gops = new GopChart(axis);
    private final AxisRuler ruler = new AxisRuler(LABEL, axis);
    private final Label verdict = Ui.label("");
    private final Button mismatch = Ui.button("Show mismatch", this::showMismatch);
    private OptionalLong mismatchTicks = OptionalLong.empty();

    TimelinePane() {
        super(10);
        verdict.setWrapText(true);
        getChildren().addAll(head(), frames, Ui.label("KEY FRAMES", "heading"), verdict, gops, ruler);
    }

    private Region head() {
        Label shown = Ui.label("", "muted");
        axis.shown()
                .subscribe(range ->
                        shown.setText(Words.seconds(range.startTicks()) + " – " + Words.seconds(range.endTicks())));
        Button fit = Ui.button("Fit", axis::fit);
        return Ui.row(
                14,
                Ui.label("BYTES PER FRAME", "heading"),
                Ui.label("■ key frame", "frame-key"),
                Ui.label("■ other", "frame-other"),
                Ui.spacer(),
                shown,
                mismatch,
                fit);
    }

    void show(AssetReport report, List<RungFrames> rungs) {
        frames.show(rungs);
        gops.show(report);
        axis.open(new TimeRange(0, Math.max(1, gops.endTicks())));
        rungs.stream().findFirst().ifPresent(axis::stops);
        mismatchTicks =
                report.mismatch().map(m -> OptionalLong.of(m.timeTicks())).orElse(OptionalLong.empty());
        mismatch.setVisible(mismatchTicks.isPresent());
        showVerdict(report);
    }

    private void showMismatch() {
        long start = mismatchTicks.orElse(0) - MISMATCH_VIEW / 3;
        axis.show(new TimeRange(start, start + MISMATCH_VIEW));
    }

    TimeAxis axis() {
        return axis;
    }

    private void showVerdict(AssetReport report) {
        boolean single = report.tracks(TrackKind.VIDEO).size() < 2;
        verdict.setText(
                single
                        ? "One rung: nothing to align."
                        : report.mismatch()
                                .map(m -> "✕ First mismatch: " + m.sentence())
                                .orElse("✓ All rungs have their key frames at the same times."));
        verdict.getStyleClass().removeAll("danger", "muted", "success");
        verdict.getStyleClass().add(report.mismatch().isPresent() ? "danger" : single ? "muted" : "success");
    }

    void redraw() {
        frames.redraw();
        gops.redraw();
        ruler.redraw();
    }
}
