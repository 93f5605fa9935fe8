package dev.packlight.ui.tasks;

import dev.packlight.ui.common.Ui;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The lanes, a bar for each of their threads. */
final class LanesPane extends VBox {

    LanesPane(TasksViewModel model) {
        super(8);
        model.lanes().subscribe(this::show);
    }

    private void show(List<LaneRow> lanes) {
        getChildren().setAll(Ui.label("LANES", "heading"));
        lanes.forEach(lane -> getChildren().add(lane(lane)));
    }

    private static VBox lane(LaneRow lane) {
        HBox bars = Ui.row(3);
        for (int i = 0; i < lane.threads(); i++) {
            Region bar = new Region();
            bar.getStyleClass().add(i < lane.busy() ? "lane-busy" : "lane-free");
            HBox.setHgrow(bar, Priority.ALWAYS);
            bars.getChildren().add(bar);
        }
        Label words = Ui.label(lane.words(), "muted", "small-text");
        words.setMaxWidth(270);
        return new VBox(
                4,
                Ui.row(
                        8,
                        Ui.label(lane.name(), "semibold"),
                        Ui.spacer(),
                        Ui.label(lane.busy() + " of " + lane.threads() + " busy", "muted", "small-text")),
                bars,
                words);
    }
}
