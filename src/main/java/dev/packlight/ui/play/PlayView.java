package dev.packlight.ui.play;

import dev.packlight.delivery.PackagingFormat;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.present.StreamingPlayer;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.Segmented;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.Ui;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The Play place. */
public final class PlayView implements Place.View {

    private static final double FOLD_BELOW = 1200;

    private final BorderPane root = new BorderPane();
    private final PictureView picture = new PictureView();
    private final StreamingPlayer own;
    private final SystemPlayer system;
    private final PlayViewModel model;
    private final History history = new History();
    private final SessionCharts charts = new SessionCharts();
    private final FigureRow figures = new FigureRow();
    private final Label overlay = Ui.label("", "overlay");
    private final Transport transport;
    private final Timeline polling;
    private double lastDrawn;

    public PlayView(PlayPort port) {
        this.own = new StreamingPlayer(picture, port.served().readers());
        this.system = new SystemPlayer(port.served().readers());
        this.model = new PlayViewModel(port, own);
        this.transport = new Transport(model, this::restart);
        root.getStyleClass().add("place");
        root.setCenter(stage(port.selection()));
        root.setRight(charts);
        root.widthProperty().subscribe(width -> root.setRight(width.doubleValue() < FOLD_BELOW - 80 ? null : charts));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        polling = new Timeline(new KeyFrame(Duration.millis(50), event -> poll()));
        polling.setCycleCount(Timeline.INDEFINITE);
    }

    @Override
    public Region node() {
        return root;
    }

    private Region stage(Selection selection) {
        Label name = Ui.label("", "pill");
        selection.asset().subscribe(asset -> name.setText(asset == null ? "nothing selected" : asset.name()));
        Segmented formats = new Segmented(
                model.choices().stream().map(PlayViewModel.Choice::name).toList(), index -> {
                    model.choice().set(model.choices().get(index));
                    restart();
                });
        model.choice()
                .subscribe(choice -> formats.select(Math.max(0, model.choices().indexOf(choice))));
        Segmented engines = new Segmented(List.of("Packlight player", "System player"), index -> {
            history.clear();
            model.use(index == 0 ? own : system);
        });
        engines.select(0);
        VBox stage = new VBox(10, Ui.row(8, name, formats, Ui.spacer(), engines), screen(), transport, figures);
        stage.setPadding(new Insets(14));
        return stage;
    }

    private Region screen() {
        StackPane screen = new StackPane(picture, system.view(), overlay, notice());
        system.view().setPreserveRatio(true);
        system.view().fitWidthProperty().bind(screen.widthProperty());
        system.view().fitHeightProperty().bind(screen.heightProperty());
        screen.setMinSize(160, 90);
        StackPane.setAlignment(overlay, Pos.TOP_LEFT);
        StackPane.setMargin(overlay, new Insets(12));
        overlay.setMouseTransparent(true);
        overlay.visibleProperty()
                .bind(transport.facts().and(overlay.textProperty().isNotEmpty()));
        VBox.setVgrow(screen, Priority.ALWAYS);
        return screen;
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

    private void key(KeyEvent event) {
        boolean typing =
                event.getTarget() instanceof Node node && (node instanceof TextArea || node instanceof ComboBox);
        if (typing || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case SPACE, K -> model.toggle();
            case J, LEFT -> model.step(-PlayViewModel.STEP_TICKS);
            case L, RIGHT -> model.step(PlayViewModel.STEP_TICKS);
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
    public void play(PackagingFormat format) {
        model.choice().set(PlayViewModel.Choice.of(format));
        restart();
    }

    private void poll() {
        model.poll();
        PlayerState state = model.state().get();
        double now = System.nanoTime() / 1e9;
        if (state.status() == Status.PLAYING || state.status() == Status.BUFFERING) {
            history.add(now, state);
        }
        transport.show(state);
        figures.show(state);
        overlay.setText(FigureRow.facts(state));
        if (now - lastDrawn > 0.24) {
            lastDrawn = now;
            draw(state);
        }
    }

    private void draw(PlayerState state) {
        charts.show(own.log(), history, state.rungs());
        transport.draw(own.log().loads(), state);
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
                new Command(
                        "player.back",
                        "Player",
                        "Back 5 s",
                        Optional.empty(),
                        always,
                        () -> model.step(-PlayViewModel.STEP_TICKS)),
                new Command(
                        "player.forward",
                        "Player",
                        "Forward 5 s",
                        Optional.empty(),
                        always,
                        () -> model.step(PlayViewModel.STEP_TICKS)),
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
