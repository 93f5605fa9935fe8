package dev.packlight.ui.play;

import dev.packlight.media.Ticks;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.SessionLog;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is under the picture: the position with the rungs played, and everything that steers. */
final class Transport extends VBox {

    private static final String AUTOMATIC = "Rung: automatic";

    private final PlayViewModel model;
    private final RungStrip strip = new RungStrip();
    private final Slider position = new Slider();
    private final Label at = Ui.label("0:00.000", "mono");
    private final Label whole = Ui.label("", "muted");
    private final ComboBox<String> lock = new ComboBox<>();
    private final Button toggle = new Button("Pause");
    private final ToggleButton facts = new ToggleButton("Facts");
    private List<RungInfo> rungs = List.of();

    Transport(PlayViewModel model, Runnable reload) {
        super(10);
        this.model = model;
        getChildren().addAll(seekBar(), controls(reload));
    }

    /** Whether facts are wanted over the picture. */
    BooleanProperty facts() {
        return facts.selectedProperty();
    }

    private Region seekBar() {
        position.setMax(1);
        position.setAccessibleText("Position");
        position.setOnMouseReleased(event -> model.engine().get().seek(Ticks.ofSeconds(position.getValue())));
        return new VBox(2, Ui.row(8, at, Ui.spacer(), whole), position, strip);
    }

    private Region controls(Runnable reload) {
        toggle.getStyleClass().addAll("small", "accent");
        toggle.setMinWidth(86);
        toggle.setOnAction(event -> model.toggle());
        lock.getItems().setAll(AUTOMATIC);
        lock.setValue(AUTOMATIC);
        lock.getStyleClass().add("pill-box");
        lock.setOnAction(event -> {
            int index = lock.getSelectionModel().getSelectedIndex();
            if (index >= 0) {
                model.lock(index == 0 ? OptionalInt.empty() : OptionalInt.of(index - 1));
            }
        });
        Slider volume = new Slider(0, 1, 1);
        volume.setPrefWidth(110);
        volume.setAccessibleText("Volume");
        volume.valueProperty().subscribe(v -> model.engine().get().volume(v.doubleValue()));
        facts.getStyleClass().add("small");
        facts.setSelected(true);
        Label marks = Ui.label("", "muted");
        marks.textProperty().bind(model.marks());
        return Ui.row(
                8,
                Ui.button("◀ 5 s", () -> model.step(-PlayViewModel.STEP_TICKS)),
                toggle,
                Ui.button("5 s ▶", () -> model.step(PlayViewModel.STEP_TICKS)),
                Ui.button("Reload", reload),
                lock,
                facts,
                Ui.button("In", model::markIn),
                Ui.button("Out", model::markOut),
                Ui.button("Save clip", model::saveClip),
                marks,
                Ui.spacer(),
                new FontIcon("fth-volume-2"),
                volume);
    }

    /** Shows where playing is; called many times a second. */
    void show(PlayerState state) {
        at.setText(Words.position(state.positionTicks()));
        whole.setText(state.durationTicks() > 0 ? Words.position(state.durationTicks()) : "");
        if (!position.isPressed() && !position.isValueChanging()) {
            position.setMax(Math.max(0.1, Ticks.seconds(state.durationTicks())));
            position.setValue(Ticks.seconds(state.positionTicks()));
        }
        toggle.setText(state.status() == Status.PLAYING || state.status() == Status.BUFFERING ? "Pause" : "Play");
        if (!rungs.equals(state.rungs())) {
            rungs = state.rungs();
            lock.getItems().setAll(AUTOMATIC);
            rungs.forEach(r -> lock.getItems().add("Rung: " + r.label() + " " + Words.bitRate(r.bandwidthBps())));
            lock.setValue(AUTOMATIC);
        }
    }

    /** Shows which rungs were loaded. */
    void draw(List<SessionLog.Load> loads, PlayerState state) {
        strip.show(loads, state.durationTicks(), Math.max(1, state.rungs().size()));
    }
}
