package dev.packlight.app;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.CatalogueException;
import dev.packlight.catalog.CatalogueFailure;
import dev.packlight.catalog.Library;
import dev.packlight.cli.LogFile;
import dev.packlight.origin.Origin;
import dev.packlight.ui.common.FxBackground;
import dev.packlight.ui.shell.ErrorDialog;
import dev.packlight.ui.shell.ShellView;
import dev.packlight.ui.shell.WindowPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window as a JavaFX application. */
@SuppressWarnings("NullAway.Init") // the toolkit makes it and calls start
public final class PacklightApplication extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(PacklightApplication.class);

    private FxBackground background;
    private Catalogue catalogue;
    private Library library;
    private Origin origin;
    private Services services;
    private ShellView shell;
    private WindowPlace windowPlace;

    @Override
    public void start(Stage stage) {
        WindowArguments arguments = WindowArguments.parse(getParameters().getRaw());
        LogFile.open(arguments.data());
        ErrorDialog.install(LogFile.path(arguments.data()));
        try {
            open(stage, arguments);
        } catch (CatalogueException | CatalogueFailure e) {
            LOG.error("catalogue", e);
            ErrorDialog.explain("Packlight cannot start", String.valueOf(e.getMessage()));
            stop();
        }
    }

    private void open(Stage stage, WindowArguments arguments) throws CatalogueException {
        catalogue = Catalogue.open(arguments.data());
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        background = new FxBackground();
        services = Services.of(catalogue, library, origin, background, arguments.data());
        startOrigin();
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
        List<Path> paths = arguments.paths().isEmpty() ? catalogue.folders() : arguments.paths();
        background.submit(
                () -> {
                    library.open(paths);
                    services.work().recall();
                    return paths;
                },
                opened -> {},
                failed -> LOG.error("folders", failed));
    }

    private void startOrigin() {
        try {
            origin.start(InetAddress.getLoopbackAddress(), Origin.DEFAULT_PORT, Origin.PortChoice.OR_NEXT_FREE);
        } catch (IOException e) {
            LOG.warn("the origin could not be started", e);
        }
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
    }
}
