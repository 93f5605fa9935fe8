package dev.packlight.ui;

import static dev.packlight.testing.Toolkit.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.app.Places;
import dev.packlight.app.Rules;
import dev.packlight.app.Services;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.FilterJson;
import dev.packlight.catalog.Library;
import dev.packlight.origin.Origin;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.Toolkit;
import dev.packlight.ui.common.FxBackground;
import dev.packlight.ui.shell.ShellView;
import dev.packlight.ui.shell.Theme;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.testfx.api.FxRobot;

/**
 * The real window on the headless platform: every place opens, shows what it should, and is photographed in both
 * themes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WindowTest {

    private static Catalogue catalogue;
    private static Library library;
    private static Origin origin;
    private static FxBackground background;
    private static Services services;
    private static ShellView shell;
    private static Scene scene;
    private static Stage stage;

    @BeforeAll
    static void open() throws Exception {
        Toolkit.start();
        Path data = Files.createTempDirectory("packlight-window");
        catalogue = Catalogue.open(data);
        library = new Library(catalogue, Rules.book());
        origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        origin.start(InetAddress.getLoopbackAddress(), Origin.DEFAULT_PORT, Origin.PortChoice.OR_NEXT_FREE);
        background = new FxBackground();
        services = Services.of(catalogue, library, origin, background, data);
        onFx(() -> {
            shell = new ShellView(services.shell(), Places.all(services, SampleAssets.ROOT, url -> {}), Places::play);
            scene = shell.scene(1440, 900);
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
    }

    @Test
    @Order(1)
    void library_empty_teaches() throws Exception {
        onFx(() -> null);
        picture("library-empty");
        assertThat(texts()).contains("Drop folders or files here", "Open sample assets");
    }

    @Test
    @Order(2)
    void library_samples_showsCardsWithVerdicts() throws Exception {
        library.open(List.of(SampleAssets.ROOT));
        library.awaitScan();
        await(() -> services.selection().asset().get() != null);
        pause(2500);
        picture("library");
        assertThat(texts()).contains("aurora", "crossing", "Fit", "1 must", "5 assets");
    }

    @Test
    @Order(3)
    void inspect_samples_showsOverviewAndLadder() throws Exception {
        command("view.inspect");
        await(() -> texts().contains("4 rungs"));
        pause(300);
        picture("inspect-overview");
        command("inspect.ladder");
        pause(300);
        picture("inspect-ladder");
        command("inspect.boxes");
        await(() -> texts().containsAll(List.of("moov", "mvhd", "tkhd")));
        picture("inspect-boxes");
        command("inspect.ladder");
        select("crossing");
        await(() -> texts().stream().anyMatch(t -> t.contains("First mismatch")));
        pause(300);
        picture("inspect-mismatch");
        command("inspect.overview");
        await(() -> texts().contains("✕ MUST  Key frames not shared"));
        assertThat(texts()).anyMatch(t -> t.startsWith("Rules that hold: codec"));
        pause(300);
        picture("inspect-findings");
        select("aurora");
    }

    @Test
    @Order(4)
    void stream_aurora_showsAddresses() throws Exception {
        command("view.stream");
        await(() -> texts().contains("HLS CMAF"));
        pause(500);
        assertThat(texts()).contains("Copy URL", "cURL", "QR", "Open in browser", "Play", "Origin on");
    }

    @Test
    @Order(4)
    void stream_voices_showsTracksFiltersAndCodecs() throws Exception {
        select("voices");
        library.filters()
                .save(
                        Optional.of(services.selection().asset().get().key()),
                        FilterJson.read(
                                "{\"name\":\"deutsch\",\"presentationTimeRange\":{\"startTimestamp\":20000000,\"endTimestamp\":80000000},"
                                        + "\"tracks\":[{\"trackSelections\":[{\"property\":\"Type\",\"operation\":\"Equal\",\"value\":\"video\"}]},{\"trackSelections\":[{\"property\":\"Language\",\"operation\":\"Equal\",\"value\":\"deu\"}]}]}"));
        command("stream.tracks");
        await(() -> texts().contains("subt_eng"));
        picture("stream-tracks");
        select("aurora");
        select("voices");
        command("stream.filters");
        await(() -> texts().contains("deutsch"));
        picture("stream-filters");
        command("stream.codecs");
        await(() -> texts().contains("○ by policy"));
        picture("stream-codecs");
        command("stream.requests");
        select("aurora");
    }

    @Test
    @Order(5)
    void play_aurora_showsPicturesAndFigures() throws Exception {
        command("view.play");
        await(() -> texts().stream().anyMatch(t -> t.contains("frames") && !t.contains("frames 0 ")));
        pause(6000);
        picture("play");
        assertThat(texts()).doesNotContain("No asset selected");
        command("view.stream");
        pause(800);
        picture("stream");
        command("view.tasks");
        pause(200);
        picture("tasks");
    }

    @Test
    @Order(6)
    void play_unservable_saysWhyInWords() throws Exception {
        select("crossing");
        command("view.play");
        await(() -> texts().stream().anyMatch(t -> t.contains("do not share key frames")));
        picture("play-refused");
        assertThat(onFx(() -> scene.getRoot().lookupAll("ImageView").stream()
                        .map(ImageView.class::cast)
                        .filter(v -> v.getParent().getStyleClass().contains("picture"))
                        .allMatch(v -> v.getImage() == null)))
                .as("no picture of another asset is left")
                .isTrue();
        command("view.library");
    }

    @Test
    @Order(7)
    void window_small_foldsTheRightColumn() throws Exception {
        onFx(() -> {
            stage.setWidth(1000);
            stage.setHeight(700);
            return null;
        });
        pause(500);
        picture("library-small");
    }

    @Test
    @Order(8)
    void robot_clicksAndTypes_findsAnAssetByKeyboard() throws Exception {
        FxRobot robot = new FxRobot();
        Node rail = onFx(() -> scene.getRoot().lookupAll(".rail .toggle-button").stream()
                .filter(n -> ((Labeled) n).getText().equals("Stream"))
                .findFirst()
                .orElseThrow());
        robot.targetWindow(stage).clickOn(rail);
        await(() -> texts().contains("REQUESTS"));
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("auro");
        robot.push(KeyCode.ENTER);
        await(() -> texts().contains("4 rungs"));
        assertThat(services.selection().asset().get().name()).isEqualTo("aurora");
    }

    private static void select(String name) throws Exception {
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

    private static void command(String id) throws Exception {
        onFx(() -> {
            shell.commands().stream()
                    .filter(c -> c.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .run();
            return null;
        });
    }

    /** Both themes, dark first. */
    private static void picture(String name) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            onFx(() -> {
                shell.use(theme);
                return null;
            });
            pause(350);
            Toolkit.picture(scene, name + (theme == Theme.DARK ? "" : "-light"));
        }
    }

    private static List<String> texts() {
        try {
            return onFx(() -> scene.getRoot().lookupAll("*").stream()
                    .filter(Node::isVisible)
                    .filter(Labeled.class::isInstance)
                    .map(n -> ((Labeled) n).getText())
                    .filter(t -> t != null && !t.isBlank())
                    .toList());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the window shows " + texts()).isLessThan(end);
            pause(50);
        }
    }

    private static void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }
}
