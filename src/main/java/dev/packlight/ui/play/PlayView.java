package dev.packlight.ui.play;

import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.RungInfo;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.SessionLog;
import dev.packlight.player.present.StreamingPlayer;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import dev.packlight.ui.common.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Play place. */
public final class PlayView implements Place.View {

    private static final double FOLD_BELOW = 1200;
    private static final String AUTOMATIC = "Rung: automatic";

    private final BorderPane root = new BorderPane();
    private final PictureView picture = new PictureView();
    private final StreamingPlayer own = new StreamingPlayer(picture);
    private final SystemPlayer system = new SystemPlayer();
    private final PlayViewModel model;
    private final History history = new History();
    private final RateChart rate = new RateChart();
    private final BufferChart buffer = new BufferChart();
    private final WaterfallChart waterfall = new WaterfallChart();
    private final RungStrip strip = new RungStrip();
    private final TextArea log = new TextArea();
    private final Label overlay = Ui.label("", "overlay");
    private final Slider position = new Slider();
    private final Label at = Ui.label("0:00.000", "mono");
    private final Label whole = Ui.label("", "muted");
    private final ComboBox<String> lock = new ComboBox<>();
    private final Button toggle = new Button("Pause");
    private final List<Label> figures = new ArrayList<>();
    private final Timeline polling;
    private List<RungInfo> rungs = List.of();
    private double lastDrawn;

    public PlayView(Workbench workbench) {
        this.model = new PlayViewModel(workbench, own);
        root.getStyleClass().add("place");
        root.setCenter(stage(workbench));
        Region side = side();
        root.setRight(side);
        root.widthProperty().subscribe(width -> root.setRight(width.doubleValue() < FOLD_BELOW - 80 ? null : side));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        polling = new Timeline(new KeyFrame(Duration.millis(50), event -> poll()));
        polling.setCycleCount(Timeline.INDEFINITE);
    }

    @Override
    public Region node() {
        return root;
    }

    private Region stage(Workbench workbench) {
        Label name = Ui.label("", "pill");
        workbench.selected().subscribe(asset -> name.setText(asset == null ? "nothing selected" : asset.name()));
        HBox formats = segmented(
                model.choices().stream().map(PlayViewModel.Choice::name).toList(), formatIndex(), index -> {
                    model.format().set(model.choices().get(index).id());
                    restart();
                });
        model.format().subscribe(id -> ((ToggleButton) formats.getChildren().get(formatIndex())).setSelected(true));
        HBox engines = segmented(List.of("Packlight player", "System player"), 0, index -> {
            history.clear();
            model.use(index == 0 ? own : system);
        });
        StackPane screen = new StackPane(picture, system.view(), overlay, notice());
        system.view().setPreserveRatio(true);
        system.view().fitWidthProperty().bind(screen.widthProperty());
        system.view().fitHeightProperty().bind(screen.heightProperty());
        screen.setMinSize(160, 90);
        StackPane.setAlignment(overlay, Pos.TOP_LEFT);
        StackPane.setMargin(overlay, new Insets(12));
        overlay.setMouseTransparent(true);
        overlay.setVisible(false);
        VBox.setVgrow(screen, Priority.ALWAYS);
        VBox stage =
                new VBox(10, Ui.row(8, name, formats, Ui.spacer(), engines), screen, seekBar(), controls(), figures());
        stage.setPadding(new Insets(14));
        return stage;
    }

    private int formatIndex() {
        for (int i = 0; i < model.choices().size(); i++) {
            if (model.choices().get(i).id().equals(model.format().get())) {
                return i;
            }
        }
        return 0;
    }

    private static HBox segmented(List<String> words, int selected, IntConsumer chosen) {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        for (int i = 0; i < words.size(); i++) {
            int index = i;
            ToggleButton button = new ToggleButton(words.get(i));
            button.getStyleClass()
                    .addAll("small", i == 0 ? "left-pill" : i == words.size() - 1 ? "right-pill" : "center-pill");
            button.setToggleGroup(group);
            button.setSelected(i == selected);
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.accept(index);
            });
            box.getChildren().add(button);
        }
        return box;
    }

    private Region notice() {
        Label words = Ui.label("", "notice");
        words.textProperty().bind(model.message());
        words.setWrapText(true);
        words.setMaxWidth(560);
        words.visibleProperty().bind(model.message().isNotEmpty());
        StackPane.setAlignment(words, Pos.BOTTOM_CENTER);
        StackPane.setMargin(words, new Insets(16));
        return words;
    }

    private Region seekBar() {
        position.setMax(1);
        position.setAccessibleText("Position");
        position.setOnMouseReleased(event -> model.engine().get().seek(position.getValue()));
        return new VBox(2, Ui.row(8, at, Ui.spacer(), whole), position, strip);
    }

    private Region controls() {
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
        ToggleButton facts = new ToggleButton("Facts");
        facts.getStyleClass().add("small");
        facts.setSelected(true);
        overlay.visibleProperty()
                .bind(facts.selectedProperty().and(overlay.textProperty().isNotEmpty()));
        Label marks = Ui.label("", "muted");
        marks.textProperty().bind(model.marks());
        return Ui.row(
                8,
                Ui.button("◀ 5 s", () -> model.step(-5)),
                toggle,
                Ui.button("5 s ▶", () -> model.step(5)),
                Ui.button("Reload", this::restart),
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

    private Region figures() {
        HBox row = new HBox(30);
        for (String name :
                List.of("Startup", "Rebuffer", "Switches", "Throughput", "Shown", "Dropped", "Requests", "Errors")) {
            Label figure = Ui.label("–", "big-number");
            figures.add(figure);
            row.getChildren().add(new VBox(2, Ui.label(name, "muted"), figure));
        }
        return row;
    }

    private Region side() {
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
        ScrollPane pane = new ScrollPane(side);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.setPrefWidth(470);
        pane.setMinWidth(420);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    private void key(KeyEvent event) {
        boolean typing =
                event.getTarget() instanceof Node node && (node instanceof TextArea || node instanceof ComboBox);
        if (typing || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case SPACE, K -> model.toggle();
            case J, LEFT -> model.step(-5);
            case L, RIGHT -> model.step(5);
            case I -> model.markIn();
            case O -> model.markOut();
            case HOME -> model.engine().get().seek(0);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Nothing of what was shown before may stand beside another asset's name. */
    private void restart() {
        history.clear();
        model.engine().get().close();
        picture.clear();
        overlay.setText("");
        model.load();
    }

    /** Plays the selected asset in a format. */
    public void play(String formatId) {
        model.format().set(formatId.equals("progressive") ? PlayViewModel.SOURCE_FILE : formatId);
        restart();
    }

    private void poll() {
        model.poll();
        PlayerState state = model.state().get();
        double now = System.nanoTime() / 1e9;
        if (state.status() == Status.PLAYING || state.status() == Status.BUFFERING) {
            history.add(now, state);
        }
        at.setText(Words.position(state.positionSeconds()));
        whole.setText(state.durationSeconds() > 0 ? Words.position(state.durationSeconds()) : "");
        if (!position.isPressed() && !position.isValueChanging()) {
            position.setMax(Math.max(0.1, state.durationSeconds()));
            position.setValue(state.positionSeconds());
        }
        toggle.setText(state.status() == Status.PLAYING || state.status() == Status.BUFFERING ? "Pause" : "Play");
        if (!rungs.equals(state.rungs())) {
            rungs = state.rungs();
            lock.getItems().setAll(AUTOMATIC);
            rungs.forEach(r -> lock.getItems().add("Rung: " + r.label() + " " + Words.bitRate(r.bandwidthBps())));
            lock.setValue(AUTOMATIC);
        }
        showFigures(state);
        if (now - lastDrawn > 0.24) {
            lastDrawn = now;
            draw(state);
        }
    }

    private void showFigures(PlayerState state) {
        PlayerState.Statistics s = state.statistics();
        List<String> values = List.of(
                s.startupMs() < 0 ? "–" : String.format(Locale.ROOT, "%.2f s", s.startupMs() / 1000.0),
                String.valueOf(s.rebuffers()),
                String.valueOf(s.switches()),
                state.estimateBps() == 0 ? "–" : Words.bitRate(state.estimateBps()),
                String.valueOf(s.framesShown()),
                String.valueOf(s.framesDropped()),
                String.valueOf(s.requests()),
                String.valueOf(s.errors()));
        for (int i = 0; i < values.size(); i++) {
            figures.get(i).setText(values.get(i));
        }
        overlay.setText(
                state.currentRung().isEmpty() || state.currentRung().getAsInt() >= rungs.size()
                        ? ""
                        : facts(state, rungs.get(state.currentRung().getAsInt())));
    }

    private static String facts(PlayerState state, RungInfo rung) {
        return String.format(
                        Locale.ROOT,
                        "%d×%d · %s%nbuffer %.1f s · %s measured%nframes %d shown · %d dropped%nA/V %+.1f ms · %s",
                        rung.widthPixels(),
                        rung.heightPixels(),
                        rung.codecs(),
                        state.bufferSeconds(),
                        Words.bitRate(state.estimateBps()),
                        state.statistics().framesShown(),
                        state.statistics().framesDropped(),
                        state.statistics().avOffsetMs(),
                        state.status().name().toLowerCase(Locale.ROOT))
                + (state.message().isEmpty() ? "" : "\n" + state.message());
    }

    private void draw(PlayerState state) {
        List<SessionLog.Load> loads = own.log().loads();
        rate.show(loads, rungs);
        buffer.show(history.points());
        waterfall.show(loads, Math.max(1, rungs.size()));
        strip.show(loads, state.durationSeconds(), Math.max(1, rungs.size()));
        StringBuilder text = new StringBuilder();
        for (SessionLog.Switch change : own.log().switches()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s  %s → %s  %s%n",
                    Words.position(change.mediaSeconds()),
                    change.from(),
                    change.to(),
                    change.reason()));
        }
        if (!text.toString().equals(log.getText())) {
            log.setText(text.toString());
        }
    }

    @Override
    public void shown() {
        polling.play();
        if (model.isStale()) {
            restart();
        }
    }

    @Override
    public void hidden() {
        polling.pause();
        model.pause();
    }

    @Override
    public void themeChanged() {
        draw(model.state().get());
    }

    @Override
    public void close() {
        polling.stop();
        own.close();
        system.close();
    }

    @Override
    public List<Command> commands() {
        var always = new SimpleBooleanProperty(true);
        return List.of(
                new Command(
                        "player.toggle",
                        "Player",
                        "Play or pause",
                        Optional.of(new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN)),
                        always,
                        model::toggle),
                new Command("player.back", "Player", "Back 5 s", Optional.empty(), always, () -> model.step(-5)),
                new Command("player.forward", "Player", "Forward 5 s", Optional.empty(), always, () -> model.step(5)),
                new Command("player.in", "Player", "Begin the clip here (I)", Optional.empty(), always, model::markIn),
                new Command("player.out", "Player", "End the clip here (O)", Optional.empty(), always, model::markOut),
                new Command(
                        "player.clip",
                        "Player",
                        "Save the clip as a filter",
                        Optional.empty(),
                        always,
                        model::saveClip),
                new Command("player.reload", "Player", "Load again", Optional.empty(), always, this::restart));
    }
}
