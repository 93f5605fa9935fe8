package dev.packlight.ui.play;

import dev.packlight.player.PlayerState;
import dev.packlight.player.SessionLog;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is under the picture: the position with the rungs played, and everything that steers. */
final class Transport extends VBox {

    private static final double TOGGLE_WIDTH = 86;

    private final PlayViewModel model;
    private final PlayCommands commands;
    private final RungStrip strip = new RungStrip();
    private final SeekBar position;
    private final Label at = Ui.label("0:00.000", "mono");
    private final Label marks = Ui.label("", "muted");
    private final Label waiting = Ui.label("", "waiting");
    private final Label whole = Ui.label("", "muted");
    private final Button toggle = new Button("Pause");
    private final ToggleButton facts = new ToggleButton("Facts");
    private final RungMenu rungs;
    private final TrackMenus tracks;

    Transport(PlayViewModel model, PlayCommands commands) {
        super(10);
        this.model = model;
        this.commands = commands;
        this.position = new SeekBar(model.position()::seek);
        this.rungs = new RungMenu(model);
        this.tracks = new TrackMenus(model);
        model.clip().range().subscribe(range -> {
            marks.setText(range.words());
            position.mark(range);
        });
        facts.setSelected(true);
        getChildren().addAll(seekBar(), controls());
    }

    /** Whether facts are wanted over the picture. */
    ToggleButton facts() {
        return facts;
    }

    private Region seekBar() {
        waiting.setMinWidth(USE_PREF_SIZE);
        at.setMinWidth(USE_PREF_SIZE);
        whole.setMinWidth(USE_PREF_SIZE);
        return new VBox(2, Ui.row(12, at, marks, Ui.spacer(), waiting, whole), position, strip);
    }

    private Region controls() {
        toggle.setMinWidth(TOGGLE_WIDTH);
        toggle.setPrefWidth(TOGGLE_WIDTH);
        FlowPane bar = new FlowPane(
                8,
                8,
                button("player.back", "◀ 5 s"),
                dressed(toggle, "player.toggle", "accent"),
                button("player.forward", "5 s ▶"),
                button("player.previous", "‹ Picture"),
                button("player.next", "Picture ›"),
                button("player.in", "In"),
                button("player.out", "Out"),
                button("player.clip", "Save clip"),
                button("player.snapshot", "Snapshot"),
                button("player.fullScreen", "Full screen"),
                dressed(facts, "player.facts"),
                button("player.reload", "Reload"),
                rungs,
                new SpeedMenu(model));
        bar.getChildren().addAll(tracks.nodes());
        bar.getChildren().add(sound());
        bar.getStyleClass().add("transport");
        return bar;
    }

    private Region sound() {
        Button mute = button("player.mute", "");
        FontIcon icon = new FontIcon("fth-volume-2");
        mute.setGraphic(icon);
        model.pace().muted().subscribe(muted -> icon.setIconLiteral(muted ? "fth-volume-x" : "fth-volume-2"));
        Slider volume = new Slider(0, 1, 1);
        volume.setPrefWidth(90);
        volume.setAccessibleText("Volume");
        volume.valueProperty().bindBidirectional(model.pace().volume());
        return Ui.row(6, mute, volume);
    }

    private Button button(String id, String words) {
        Button button = new Button(words);
        dressed(button, id);
        return button;
    }

    /** Does what the command says, whose words and keys are in its tooltip. */
    private <B extends ButtonBase> B dressed(B button, String id, String... styles) {
        Command command = commands.get(id);
        button.getStyleClass().add("small");
        button.getStyleClass().addAll(styles);
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(command.words());
        button.setTooltip(
                new Tooltip(command.words() + (command.keyWords().isEmpty() ? "" : "  (" + command.keyWords() + ")")));
        if (button != facts) {
            button.setOnAction(event -> command.run());
        }
        return button;
    }

    /** Shows where playing is; called many times a second. */
    void show(PlayerState state) {
        at.setText(Words.position(state.positionTicks()));
        whole.setText(state.durationTicks() > 0 ? Words.position(state.durationTicks()) : "");
        waiting.setText(model.rung().waitingFor());
        position.show(state);
        toggle.setText(model.isPlaying() ? "Pause" : "Play");
        rungs.show(state);
        tracks.show();
    }

    /** Shows which rungs were loaded. */
    void draw(List<SessionLog.Load> loads, PlayerState state) {
        strip.show(loads, state.durationTicks(), Math.max(1, state.rungs().size()));
    }
}
