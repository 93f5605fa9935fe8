package dev.packlight.ui;

import static dev.packlight.testing.Toolkit.onFx;
import static dev.packlight.testing.Toolkit.picture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Places;
import dev.packlight.app.Rules;
import dev.packlight.app.Services;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.origin.Origin;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.StaticServer;
import dev.packlight.testing.Toolkit;
import dev.packlight.ui.common.Command;
import dev.packlight.ui.common.FxBackground;
import dev.packlight.ui.shell.ShellView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open URL in the real window: by the keyboard, played in Play, remembered, refused in words. */
class OpenUrlTest {

    @TempDir
    static Path folder;

    private static Catalogue catalogue;
    private static Library library;
    private static Origin origin;
    private static FxBackground background;
    private static Services services;
    private static ShellView shell;
    private static Scene scene;
    private static Stage stage;
    private static StaticServer server;

    @BeforeAll
    static void open() throws Exception {
        Toolkit.start();
        FFmpegProgram.convert(List.of(
                "-t",
                "8",
                "-i",
                SampleAssets.ROOT.resolve("aurora/aurora_640x360_400.mp4").toString(),
                "-c",
                "copy",
                "-f",
                "hls",
                "-hls_time",
                "2",
                "-hls_playlist_type",
                "vod",
                folder.resolve("index.m3u8").toString()));
        server = new StaticServer(folder);
        Path data = Files.createTempDirectory("packlight-open");
        catalogue = Catalogue.open(data);
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        background = new FxBackground();
        services = Services.of(catalogue, library, origin, background, data);
        onFx(() -> {
            shell = new ShellView(services.shell(), Places.all(services, SampleAssets.ROOT, url -> {}), Places::play);
            scene = shell.scene(1280, 720);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return null;
        });
    }

    @AfterAll
    static void close() throws Exception {
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
        server.close();
    }

    private static void command() throws Exception {
        onFx(() -> {
            shell.commands().stream()
                    .filter(c -> c.id().equals("file.openUrl"))
                    .findFirst()
                    .ifPresent(Command::run);
            return null;
        });
    }

    private static TextField field() {
        return (TextField) scene.getRoot().lookupAll(".text-field").stream()
                .filter(node -> "Address of a stream".equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private static void enter(String address) throws Exception {
        command();
        onFx(() -> {
            field().setText(address);
            press(KeyCode.ENTER);
            return null;
        });
    }

    private static void press(KeyCode key) {
        field().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private static String texts() throws Exception {
        return onFx(() -> scene.getRoot().lookupAll("*").stream()
                .filter(OpenUrlTest::isShown)
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .collect(Collectors.joining("\n")));
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node instanceof Labeled;
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime())
                    .as("time for " + what + "; shown:\n" + texts())
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }

    @Test
    void openUrl_foreignStream_playsInPlayWithItsChartsAndIsRemembered() throws Exception {
        command();
        assertThat(texts()).contains("Open URL", "HLS or DASH", "Cancel");
        picture(scene, "open-url");
        onFx(() -> {
            press(KeyCode.ESCAPE);
            return null;
        });
        String address = server.at("/moved/index.m3u8").toString();
        enter(address);
        await("the address as title", () -> texts().contains(address));
        await("a picture", () -> texts().contains("Opened address") && texts().matches("(?s).*0:0[1-7]\\.\\d.*"));
        picture(scene, "open-url-playing");
        command();
        assertThat(texts()).contains("Opened before");
        onFx(() -> {
            press(KeyCode.ESCAPE);
            return null;
        });
        assertThat(catalogue.setting("recentAddresses").orElse("")).contains(address);
    }

    @Test
    void openUrl_whatIsNoStream_saysSoInWords() throws Exception {
        enter("file:///etc/passwd");
        await("the sentence", () -> texts().contains("An address begins with http:// or https://"));
        enter(server.at("/files/nothing.m3u8").toString());
        await("the sentence", () -> texts().contains("The server answered 404"));
        picture(scene, "open-url-404");
    }
}
