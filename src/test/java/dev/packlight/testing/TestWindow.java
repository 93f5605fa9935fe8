package dev.packlight.testing;

import static dev.packlight.testing.Toolkit.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Places;
import dev.packlight.app.Rules;
import dev.packlight.app.Services;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.origin.Origin;
import dev.packlight.ui.common.FxBackground;
import dev.packlight.ui.shell.ShellView;
import dev.packlight.ui.shell.Theme;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

/** The whole window over a catalogue of its own, on the headless platform. */
public final class TestWindow {

    private static final long PATIENCE_NS = 30_000_000_000L;

    private final Catalogue catalogue;
    private final Library library;
    private final Origin origin;
    private final FxBackground background = new FxBackground();
    private final Services services;
    private final ShellView shell;
    private final Stage stage;

    public TestWindow(Path data) throws Exception {
        Toolkit.start();
        catalogue = Catalogue.open(data);
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        origin.start(InetAddress.getLoopbackAddress(), Origin.DEFAULT_PORT, Origin.PortChoice.OR_NEXT_FREE);
        services = Services.of(catalogue, library, origin, background, data);
        shell = onFx(() ->
                new ShellView(services.shell(), Places.all(services, SampleAssets.ROOT, url -> {}), Places::play));
        stage = onFx(() -> {
            Stage shown = new Stage();
            shown.setScene(shell.scene(1280, 720));
            shown.show();
            return shown;
        });
    }

    public Library library() {
        return library;
    }

    public Services services() {
        return services;
    }

    public Stage stage() {
        return stage;
    }

    public Scene scene() {
        return stage.getScene();
    }

    /** Opens paths and waits until all files below are known. */
    public void open(Path... paths) throws Exception {
        library.open(List.of(paths));
        library.awaitScan();
        await(() -> services.selection().asset().get() != null);
    }

    public void select(String name) throws Exception {
        onFx(() -> {
            services.selection()
                    .asset()
                    .set(library.snapshot().assets().stream()
                            .filter(a -> a.name().equals(name))
                            .findFirst()
                            .orElseThrow());
            return null;
        });
    }

    /** Runs a command by its id. */
    public void command(String id) throws Exception {
        onFx(() -> {
            shell.commands().stream()
                    .filter(c -> c.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .run();
            return null;
        });
    }

    public void use(Theme theme) throws Exception {
        onFx(() -> {
            shell.use(theme);
            return null;
        });
    }

    /** Size of the scene and pixels of the screen to one of it. */
    public void size(double width, double height, double scale) throws Exception {
        onFx(() -> {
            stage.setRenderScaleX(scale);
            stage.setRenderScaleY(scale);
            stage.setWidth(width + stage.getWidth() - scene().getWidth());
            stage.setHeight(height + stage.getHeight() - scene().getHeight());
            return null;
        });
        await(() -> scene().getWidth() == width && scene().getHeight() == height);
    }

    /** Waits until so many frames were laid out. */
    public void settle(int frames) throws Exception {
        for (int i = 0; i < frames; i++) {
            onFx(() -> {
                scene().getRoot().applyCss();
                scene().getRoot().layout();
                return null;
            });
            Thread.sleep(20);
        }
    }

    /** Words of all labels and buttons that are shown. */
    public List<String> texts() {
        try {
            return onFx(() -> scene().getRoot().lookupAll("*").stream()
                    .filter(Node::isVisible)
                    .filter(Labeled.class::isInstance)
                    .map(n -> ((Labeled) n).getText())
                    .filter(t -> t != null && !t.isBlank())
                    .toList());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the window shows " + texts()).isLessThan(end);
            Thread.sleep(30);
        }
    }

    public void close() throws Exception {
        onFx(() -> {
            shell.close();
            stage.close();
            return null;
        });
        services.close();
        background.close();
        origin.close();
        library.close();
        catalogue.close();
    }
}
