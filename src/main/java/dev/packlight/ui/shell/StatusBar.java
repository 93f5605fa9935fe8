package dev.packlight.ui.shell;

import dev.packlight.origin.AccessLog;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import dev.packlight.work.Job;
import dev.packlight.work.State;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;

/** The bottom line: what the origin does, what runs, and the theme. */
final class StatusBar extends HBox {

    private final ShellPort port;
    private final Circle dot = new Circle(4);
    private final Label originWords = Ui.label("");
    private final Label traffic = Ui.label("");
    private final Label running = Ui.label("");
    private final Hyperlink theme = new Hyperlink();
    private long lastBytes;

    /**
     * @param nextTheme changes the theme
     * @param tasks goes to the tasks
     */
    StatusBar(ShellPort port, Runnable nextTheme, Runnable tasks) {
        this.port = port;
        theme.setTooltip(new Tooltip("Light, dark, or as the system"));
        theme.setOnAction(event -> nextTheme.run());
        running.setOnMouseClicked(event -> tasks.run());
        getChildren().addAll(Ui.row(7, dot, originWords), traffic, Ui.spacer(), running, theme);
        getStyleClass().add("status-bar");
    }

    void show(Theme chosen) {
        theme.setText(chosen.words());
    }

    /** Takes over what is going on; called once a second. */
    void refresh() {
        boolean on = port.origin().isRunning();
        dot.getStyleClass().setAll(on ? "dot-on" : "dot-off");
        originWords.setText(on ? "Origin on  " + port.origin().baseUrl() : "Origin off");
        AccessLog.Totals totals = port.origin().log().totals();
        long rate = (totals.bytes() - lastBytes) * 8;
        lastBytes = totals.bytes();
        traffic.setText(
                Words.count(port.origin().clients(), "client") + "    " + Words.bitRate(Math.max(0, rate)) + " out");
        List<Job> open = port.tasks().open();
        running.setText(
                open.isEmpty() ? port.watchMode().get().equals("polling") ? "polling folders" : "" : taskWords(open));
    }

    /** {@code 3 tasks running, 1 waiting}. */
    static String taskWords(List<Job> open) {
        long waiting =
                open.stream().filter(job -> job.state() instanceof State.Queued).count();
        long active = open.size() - waiting;
        return active == 0
                ? Words.count(waiting, "task") + " waiting"
                : Words.count(active, "task") + " running" + (waiting == 0 ? "" : ", " + waiting + " waiting");
    }
}
