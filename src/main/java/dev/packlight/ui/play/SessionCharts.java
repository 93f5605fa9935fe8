package dev.packlight.ui.play;

import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.SessionLog;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The right column: rates, buffer, downloads and switches of a session. */
final class SessionCharts extends ScrollPane {

    private final RateChart rate = new RateChart();
    private final BufferChart buffer = new BufferChart();
    private final WaterfallChart waterfall = new WaterfallChart();
    private final TextArea log = new TextArea();

    SessionCharts() {
        log.setEditable(false);
        log.getStyleClass().add("mono");
        log.setPrefRowCount(6);
        log.setPromptText("Switches between rungs are listed here, with their reasons.");
        VBox.setVgrow(waterfall, Priority.ALWAYS);
        VBox side = new VBox(
                8,
                Ui.label("RATE AND THROUGHPUT", "heading"),
                rate,
                Ui.label("BUFFER", "heading"),
                buffer,
                Ui.label("SEGMENTS", "heading"),
                waterfall,
                Ui.label("LOG", "heading"),
                log);
        side.getStyleClass().add("detail");
        side.setSpacing(8);
        setContent(side);
        setFitToWidth(true);
        setFitToHeight(true);
        setPrefWidth(470);
        setMinWidth(420);
        getStyleClass().add("edge-to-edge");
    }

    /** Shows what was recorded of a session so far. */
    void show(SessionLog session, History history, List<RungInfo> rungs) {
        List<SessionLog.Load> loads = session.loads();
        rate.show(loads, rungs);
        buffer.show(history.points());
        waterfall.show(loads, Math.max(1, rungs.size()));
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
        if (!text.toString().equals(log.getText())) {
            log.setText(text.toString());
        }
    }
}
