package dev.packlight.app;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.CatalogueException;
import dev.packlight.catalog.CatalogueFailure;
import dev.packlight.catalog.DataLock;
import dev.packlight.catalog.Library;
import dev.packlight.cli.LogFile;
import dev.packlight.cli.WindowOptions;
import dev.packlight.origin.Endpoint;
import dev.packlight.origin.Origin;
import dev.packlight.ui.common.FxBackground;
import dev.packlight.ui.shell.ErrorDialog;
import dev.packlight.ui.shell.ShellView;
import dev.packlight.ui.shell.WindowPlace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window as a JavaFX application. */
@SuppressWarnings("NullAway.Init") // the toolkit makes it and calls start
public final class PacklightApplication extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(PacklightApplication.class);

    private static WindowOptions options;
    private static volatile Optional<String> refusal = Optional.empty();

    private FxBackground background;
    private Catalogue catalogue;
    private DataLock lock;
    private Library library;
    private Origin origin;
    private Services services;
    private ShellView shell;
    private WindowPlace windowPlace;

    /** Opens the window and waits until it is closed; returns the exit code. */
    static int show(WindowOptions wanted, PrintWriter err) {
        options = wanted;
        launch(PacklightApplication.class);
        refusal.ifPresent(err::println);
        return refusal.isPresent() ? 2 : 0;
    }

    @Override
    public void start(Stage stage) {
        LogFile.open(options.data());
        ErrorDialog.install(LogFile.path(options.data()));
        try {
            if (startOrigin()) {
                open(stage);
            } else {
                Platform.exit();
            }
        } catch (CatalogueException | CatalogueFailure e) {
            LOG.error("catalogue", e);
            ErrorDialog.explain("Packlight cannot start", String.valueOf(e.getMessage()));
            refusal = Optional.of(String.valueOf(e.getMessage()));
            Platform.exit();
        }
    }

    private void open(Stage stage) {
        background = new FxBackground();
        services = Services.of(catalogue, library, origin, background, options.data());
        shell = new ShellView(
                services.shell(),
                Places.all(
                        services,
                        Path.of(System.getProperty("packlight.samples", "assets-sample")),
                        url -> getHostServices().showDocument(url)),
                Places::play);
        Scene scene = shell.scene(1440, 900);
        stage.setTitle("Packlight");
        for (int size : new int[] {16, 32, 64, 128, 256}) {
            stage.getIcons()
                    .add(new Image(
                            PacklightApplication.class.getResourceAsStream("/dev/packlight/ui/icon-" + size + ".png")));
        }
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.setScene(scene);
        windowPlace = new WindowPlace(catalogue, stage);
        windowPlace.restore();
        stage.setOnHidden(event -> windowPlace.remember());
        stage.show();
        if (lock.isTaken()) {
            shell.announce(otherRuns());
        }
        options.address().ifPresent(shell::open);
        List<Path> paths = options.paths().isEmpty() ? catalogue.folders() : options.paths();
        background.submit(
                () -> {
                    library.open(paths);
                    if (!lock.isTaken()) {
                        services.work().recall();
                    }
                    return paths;
                },
                opened -> {},
                failed -> LOG.error("folders", failed));
    }

    private String otherRuns() {
        return "Another Packlight works with the same data folder. This one "
                + (origin.isRunning()
                        ? "serves on a port of its own, " + origin.address().getPort()
                        : "does not serve")
                + "; what is changed in one, the other shows after its next start.";
    }

    /** Whether it may go on: a port that was asked for must be had. */
    private boolean startOrigin() throws CatalogueException {
        catalogue = Catalogue.open(options.data());
        lock = DataLock.of(options.data());
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        try {
            Endpoint kept = Endpoint.remembered(catalogue::setting);
            origin.start(
                    options.bind().orElse(kept.bind()),
                    options.port().orElse(kept.port()),
                    options.port().isPresent() ? Origin.PortChoice.EXACTLY : Origin.PortChoice.OR_NEXT_FREE);
        } catch (IOException e) {
            LOG.warn("the origin could not be started", e);
            refusal = options.port().isPresent() ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
        }
        return refusal.isEmpty();
    }

    @Override
    public void stop() {
        if (shell != null) {
            shell.close();
        }
        if (services != null) {
            services.close();
        }
        if (background != null) {
            background.close();
        }
        if (origin != null) {
            origin.close();
        }
        if (library != null) {
            library.close();
        }
        if (catalogue != null) {
            catalogue.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
