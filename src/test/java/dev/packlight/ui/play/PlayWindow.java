package dev.packlight.ui.play;

import static dev.packlight.testing.Toolkit.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Places;
import dev.packlight.app.Rules;
import dev.packlight.app.Services;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.origin.Origin;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.Toolkit;
import dev.packlight.ui.common.FxBackground;
import dev.packlight.ui.shell.ShellView;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/** The real window at the Play place, on the headless platform: one at a time. */
final class PlayWindow {

    static final FxRobot ROBOT = new FxRobot();

    private static String home;
    static Path folder;
    private static Catalogue catalogue;
    static Library library;
    private static Origin origin;
    private static FxBackground background;
    static Services services;
    static ShellView shell;
    static Scene scene;
    static Stage stage;

    /** @param asset name of what is played first */
    static void open(Path media, String asset) throws Exception {
        Toolkit.start();
        folder = Files.createTempDirectory("packlight-play");
        home = System.getProperty("user.home");
        System.setProperty("user.home", folder.toString());
        catalogue = Catalogue.open(folder);
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        origin.start(InetAddress.getLoopbackAddress(), Origin.DEFAULT_PORT, Origin.PortChoice.OR_NEXT_FREE);
        background = new FxBackground();
        services = Services.of(catalogue, library, origin, background, folder);
        library.open(List.of(media));
        library.awaitScan();
        onFx(() -> {
            shell = new ShellView(services.shell(), Places.all(services, SampleAssets.ROOT, url -> {}), Places::play);
            scene = shell.scene(1440, 900);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            services.selection()
                    .asset()
                    .set(library.snapshot().assets().stream()
                            .filter(a -> a.name().equals(asset))
                            .findFirst()
                            .orElseThrow());
            shell.show("play");
            return null;
        });
        ROBOT.targetWindow(stage);
        await("it plays", () -> seconds() > 0.5);
    }

    static void close() throws Exception {
        System.setProperty("user.home", home);
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

    private PlayWindow() {}

    static void choose(String menu, String item) throws Exception {
        onFx(() -> {
            menu(menu).getItems().stream()
                    .filter(i -> item.equals(i.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return null;
        });
    }

    static MenuButton menu(String start) {
        return scene.getRoot().lookupAll(".menu-button").stream()
                .map(MenuButton.class::cast)
                .filter(m -> m.getText().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    static int windows() throws Exception {
        return onFx(() -> (int)
                Window.getWindows().stream().filter(Stage.class::isInstance).count());
    }

    static void command(String id) throws Exception {
        onFx(() -> {
            shell.commands().stream()
                    .filter(c -> c.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .run();
            return null;
        });
    }

    static Node shell(String words) throws Exception {
        return onFx(() -> scene.getRoot().lookupAll(".rail .toggle-button").stream()
                .filter(n -> ((Labeled) n).getText().equals(words))
                .findFirst()
                .orElseThrow());
    }

    static Node button(String words) throws Exception {
        return onFx(() -> scene.getRoot().lookupAll(".transport .button").stream()
                .filter(n -> n instanceof ButtonBase b && words.equals(b.getText()))
                .findFirst()
                .orElseThrow());
    }

    static double x(Node node) throws Exception {
        return onFx(() -> node.localToScene(0, 0).getX());
    }

    static void focus(Node node) throws Exception {
        onFx(() -> {
            node.requestFocus();
            return null;
        });
    }

    static boolean has(String words) throws Exception {
        return texts().contains(words);
    }

    /** Where the film is, by its clock under the picture. */
    static double seconds() throws Exception {
        String words = onFx(() -> scene.getRoot().lookupAll(".mono").stream()
                .filter(n -> n instanceof Labeled l && l.getText().matches("\\d+:\\d\\d\\.\\d{3}"))
                .map(n -> ((Labeled) n).getText())
                .findFirst()
                .orElse("9:99.999"));
        return Integer.parseInt(words.split(":")[0]) * 60 + Double.parseDouble(words.split(":")[1]);
    }

    static List<String> texts() throws Exception {
        return onFx(() -> scene.getRoot().lookupAll("*").stream()
                .filter(Node::isVisible)
                .filter(n -> !n.getStyleClass().contains("toggle-button")
                        || !(n.getParent() instanceof javafx.scene.layout.VBox))
                .filter(Labeled.class::isInstance)
                .map(n -> ((Labeled) n).getText())
                .filter(t -> t != null && !t.isBlank())
                .toList());
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime())
                    .as(what + "; at %s the window shows %s", seconds(), texts())
                    .isLessThan(end);
            pause(30);
        }
    }

    static void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }
}
