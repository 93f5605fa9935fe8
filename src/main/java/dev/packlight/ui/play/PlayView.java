package dev.packlight.ui.play;

import dev.packlight.delivery.PackagingFormat;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerState;
import dev.packlight.player.present.StreamingPlayer;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
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
    private final PlayCommands commands;
    private final SessionCharts charts;
    private final FigureRow figures = new FigureRow();
    private final PlayScreen screen;
    private final FullScreen fullScreen;
    private final Transport transport;
    private final Timeline polling;
    private double lastDrawn;

    public PlayView(PlayPort port) {
        this.own = new StreamingPlayer(picture, port.served().readers());
        this.system = new SystemPlayer(port.served().readers());
        this.model = new PlayViewModel(port, own);
        this.charts = new SessionCharts(port.rules());
        this.screen = new PlayScreen(model, picture, system.view());
        this.fullScreen = new FullScreen(screen, this::commands);
        this.commands = new PlayCommands(model, new Doing());
        this.transport = new Transport(model, commands);
        screen.facts().bind(transport.facts().selectedProperty());
        screen.onDoubleClick(fullScreen::toggle);
        root.getStyleClass().add("place");
        root.setCenter(stage());
        root.setRight(charts);
        root.widthProperty().subscribe(width -> root.setRight(width.doubleValue() < FOLD_BELOW - 80 ? null : charts));
        model.engine().subscribe(engine -> restarted());
        polling = new Timeline(new KeyFrame(Duration.millis(50), event -> poll()));
        polling.setCycleCount(Timeline.INDEFINITE);
    }

    @Override
    public Region node() {
        return root;
    }

    private Region stage() {
        PlayBar bar = new PlayBar(model, List.of(own, system), choice -> {
            model.choice().set(choice);
            model.opened().clear();
            restarted();
            model.resume();
        });
        StackPane home = new StackPane(screen);
        home.setMinSize(160, 90);
        VBox.setVgrow(home, Priority.ALWAYS);
        VBox stage = new VBox(10, bar, home, transport, figures);
        stage.setPadding(new Insets(14));
        stage.getStyleClass().add("play-stage");
        return stage;
    }

    private final class Doing implements PlayCommands.Window {
        @Override
        public void fullScreen() {
            fullScreen.toggle();
        }

        @Override
        public void snapshot() {
            screen.still()
                    .ifPresentOrElse(
                            PlayView.this::keep, () -> model.say("There is no picture yet that could be saved."));
        }

        @Override
        public void facts() {
            transport.facts().setSelected(!transport.facts().isSelected());
        }

        @Override
        public void reload() {
            restarted();
            model.load();
        }
    }

    private void keep(Image image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
        Path folder = model.port().snapshots();
        String asset = model.assetName();
        long ticks = model.state().get().positionTicks();
        model.port()
                .background()
                .submit(
                        () -> {
                            Path file = PictureFile.named(folder, asset, ticks);
                            PictureFile.write(image, file);
                            return file;
                        },
                        file -> model.say("Saved %d×%d to %s and copied it to the clipboard."
                                .formatted((int) image.getWidth(), (int) image.getHeight(), file)),
                        failed -> model.say("Copied to the clipboard, but it could not be saved in " + folder + ": "
                                + failed.getMessage()));
    }

    /** Nothing of what was shown before may stand beside another asset's name. */
    private void restarted() {
        model.engine().get().close();
        screen.clear();
    }

    /** Plays the selected asset in a format. */
    public void play(PackagingFormat format) {
        model.choice().set(PlayChoice.of(format));
        model.opened().clear();
        restarted();
        model.load();
    }

    @Override
    public void open(URI address) {
        restarted();
        model.open(new PlaySource.Address(address, address.toString()));
    }

    private void poll() {
        model.poll();
        PlayerState state = model.state().get();
        double now = System.nanoTime() / 1e9;
        charts.follow(model.engine().get().log(), state);
        transport.show(state);
        figures.show(state);
        screen.show(state, model.engine().get().captions());
        if (now - lastDrawn > 0.24) {
            lastDrawn = now;
            draw(state);
        }
    }

    private void draw(PlayerState state) {
        charts.show(state);
        transport.draw(model.engine().get().log().loads(), state);
    }

    @Override
    public void shown() {
        polling.play();
        if (model.isOtherAsset()) {
            restarted();
            model.load();
        } else if (model.isStale()) {
            restarted();
            model.resume();
        }
    }

    @Override
    public void hidden() {
        fullScreen.close();
        polling.pause();
        model.pause();
    }

    @Override
    public void themeChanged() {
        draw(model.state().get());
    }

    @Override
    public void close() {
        fullScreen.close();
        polling.stop();
        own.close();
        system.close();
    }

    @Override
    public List<Command> commands() {
        return commands.all();
    }
}
