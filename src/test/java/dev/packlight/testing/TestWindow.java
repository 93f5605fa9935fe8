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
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

/** The whole window over a data directory of its own, with an origin on a port that the system chose. */
public final class TestWindow {

    private static final long PATIENCE_NS = 30_000_000_000L;

    private final Catalogue catalogue;
    private final Library library;
    private final Origin origin;
    private final FxBackground background = new FxBackground();
    private final Services services;
    private final ShellView shell;
    private final Scene scene;
    private final Stage stage;

    /** Opens it with 1280 by 720 pixels of content. */
    public TestWindow(Path data) throws Exception {
        this(data, 1280, 720);
    }

    /** Opens it with {@code width} by {@code height} pixels of content. */
    public TestWindow(Path data, int width, int height) throws Exception {
        Toolkit.start();
        catalogue = Catalogue.open(data);
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        origin.start(InetAddress.getLoopbackAddress(), 0, Origin.PortChoice.EXACTLY);
        services = Services.of(catalogue, library, origin, background, data);
        shell = onFx(() ->
                new ShellView(services.shell(), Places.all(services, SampleAssets.ROOT, url -> {}), Places::play));
        scene = onFx(() -> shell.scene(width, height));
        stage = onFx(() -> {
            Stage made = new Stage();
            made.setScene(scene);
            made.show();
            return made;
        });
    }

    public Library library() {
        return library;
    }

    public Services services() {
        return services;
    }

    public Scene scene() {
        return scene;
    }

    public Stage stage() {
        return stage;
    }

    public ShellView shell() {
        return shell;
    }

    /** Shows these folders, and waits until they are scanned and shown. */
    public void open(Path... folders) throws Exception {
        library.open(List.of(folders));
        library.awaitScan();
        await("the scan is shown", () -> !library.snapshot().scanning());
        onFx(() -> null);
    }

    /** Shows folders that hold something, and waits until an asset is selected. */
    public void openSome(Path... folders) throws Exception {
        open(folders);
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
            stage.setWidth(width + stage.getWidth() - scene.getWidth());
            stage.setHeight(height + stage.getHeight() - scene.getHeight());
            return null;
        });
        await(() -> scene.getWidth() == width && scene.getHeight() == height);
    }

    /** Waits until so many frames were laid out. */
    public void settle(int frames) throws Exception {
        for (int i = 0; i < frames; i++) {
            onFx(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                return null;
            });
            Thread.sleep(20);
        }
    }

    /** Runs a command of the table. */
    public void command(String id) throws Exception {
        onFx(() -> {
            shell.commands().stream()
                    .filter(command -> command.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .run();
            return null;
        });
    }

    /** Nodes of a kind that a person can see. */
    public <N extends Node> List<N> visible(Class<N> kind) throws Exception {
        return onFx(() -> scene.getRoot().lookupAll("*").stream()
                .filter(TestWindow::isShown)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList());
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Words that a person can see. */
    public List<String> texts() {
        try {
            return onFx(() -> visibleTexts(text -> true));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> visibleTexts(Predicate<String> which) {
        return scene.getRoot().lookupAll("*").stream()
                .filter(TestWindow::isShown)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank() && which.test(text))
                .toList();
    }

    /** Waits until a condition holds on the window's thread. */
    public void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE_NS;
        while (!onFx(condition)) {
            if (System.nanoTime() > end) {
                assertThat(texts()).as(what).isEmpty();
            }
            Thread.sleep(30);
        }
    }

    /** Waits until a condition holds that needs no thread of its own. */
    public void await(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the window shows %s", texts()).isLessThan(end);
            Thread.sleep(30);
        }
    }

    /** Waits until these words are seen. */
    public void awaitText(String text) throws Exception {
        await(text, () -> !visibleTexts(text::equals).isEmpty());
    }

    /** Keeps a picture in both themes. */
    public void picture(String name) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            use(theme);
            Thread.sleep(150);
            Toolkit.picture(scene, name + (theme == Theme.DARK ? "" : "-light"));
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
