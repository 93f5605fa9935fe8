package dev.packlight.ui.play;

import dev.packlight.checks.Rulebook;
import dev.packlight.media.Ticks;
import dev.packlight.media.TimeRange;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.SessionLog;
import dev.packlight.ui.common.AxisRuler;
import dev.packlight.ui.common.TimeAxis;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The right column: rates, buffer, downloads and switches of a session over one axis, that of time since loading. */
final class SessionCharts extends ScrollPane {

    /** So much is on the axis from the start, that it does not run away under the first downloads. */
    private static final long FIRST_TICKS = 10 * Ticks.PER_SECOND;

    private final TimeAxis axis = new TimeAxis();
    private final RateChart rate = new RateChart(axis);
    private final BufferChart buffer = new BufferChart(axis);
    private final AxisRuler ruler = new AxisRuler(ValueGrid.LEFT, axis);
    private final WaterfallChart waterfall = new WaterfallChart(axis);
    private final Label chosen = Ui.label("", "muted");
    private final SessionFindings findings;
    private final TextArea log = new TextArea();
    private final History history;
    private SessionLog session = new SessionLog();

    SessionCharts(Rulebook rules) {
        this(rules, new History());
    }

    SessionCharts(Rulebook rules, History history) {
        this.history = history;
        this.findings = new SessionFindings(rules);
        log.setAccessibleText("Log of the session");
        log.setEditable(false);
        log.getStyleClass().add("mono");
        log.setPrefRowCount(3);
        log.setMinHeight(64);
        log.setPromptText("Switches between rungs are listed here, with their reasons.");
        VBox.setVgrow(waterfall, Priority.ALWAYS);
        waterfall.addEventHandler(KeyEvent.KEY_PRESSED, this::copyByKey);
        VBox side = new VBox(
                6,
                rateHead(),
                rate,
                Ui.row(10, Ui.label("BUFFER", "heading"), Ui.label("s", "muted")),
                buffer,
                ruler,
                segmentsHead(),
                waterfall,
                Ui.row(
                        10,
                        Ui.label("FINDINGS", "heading"),
                        Ui.spacer(),
                        Ui.button("Copy JSON", () -> Ui.copy(findings.json()))),
                findings,
                Ui.label("LOG", "heading"),
                log);
        side.getStyleClass().add("detail");
        side.setSpacing(6);
        setContent(side);
        setFitToWidth(true);
        setFitToHeight(true);
        setPrefWidth(470);
        setMinWidth(420);
        getStyleClass().add("edge-to-edge");
        axis.open(new TimeRange(0, FIRST_TICKS));
    }

    TimeAxis axis() {
        return axis;
    }

    private HBox rateHead() {
        return Ui.row(
                10,
                Ui.label("RATE", "heading"),
                Ui.label("Mb/s, log axis", "muted"),
                Ui.spacer(),
                legend("● throughput", "legend-plain"),
                legend("— estimate", "legend-accent"),
                legend("▬ chosen rung", "legend-rung"),
                Ui.button("Fit", axis::fit));
    }

    private HBox segmentsHead() {
        return Ui.row(
                10,
                Ui.label("SEGMENTS", "heading"),
                chosen,
                Ui.spacer(),
                legend("■ first byte", "legend-plain"),
                legend("■ download", "legend-rung"),
                Ui.button("Copy", this::copy));
    }

    private static Node legend(String words, String style) {
        return Ui.label(words, "legend", style);
    }

    private void copyByKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copy();
            event.consume();
        }
    }

    private void copy() {
        Ui.copy(SegmentRow.lines(waterfall.chosen()));
    }

    /** Takes down what the player does; called many times a second. */
    void follow(SessionLog now, PlayerState state) {
        if (session != now) {
            session = now;
            history.clear();
            axis.open(new TimeRange(0, FIRST_TICKS));
        }
        if (state.status() == Status.PLAYING || state.status() == Status.BUFFERING) {
            history.add(now.elapsedTicks(), state);
        }
    }

    /** Shows what was taken down so far. */
    void show(PlayerState state) {
        var loads = session.loads();
        long end = Math.max(
                loads.stream().mapToLong(SessionLog.Load::endTicks).max().orElse(0),
                history.points().isEmpty() ? 0 : history.points().getLast().atTicks());
        axis.extend(end);
        rate.show(loads, state.rungs());
        buffer.show(history.points());
        waterfall.show(loads, Math.max(1, state.rungs().size()));
        ruler.requestLayout();
        showChosen();
        findings.show(session, state.rungs());
        showSwitches();
    }

    private void showChosen() {
        var loads = waterfall.chosen();
        long bytes = loads.stream().mapToLong(SessionLog.Load::bytes).sum();
        chosen.setText(
                loads.isEmpty()
                        ? ""
                        : loads.size() + " · " + Words.bytes(bytes)
                                + (axis.selection().get().isPresent() ? " selected" : ""));
    }

    private void showSwitches() {
        StringBuilder text = new StringBuilder();
        for (SessionLog.Switch change : session.switches()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s  %s → %s  %s%n",
                    Words.position(change.mediaTicks()),
                    change.from(),
                    change.to(),
                    change.reason()));
        }
        for (SessionLog.Failure failure : session.failures()) {
            text.append(failure.sentence()).append(System.lineSeparator());
        }
        if (!text.toString().equals(log.getText())) {
            log.setText(text.toString());
        }
    }
}
