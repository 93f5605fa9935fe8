package dev.packlight.ui;

import static dev.packlight.testing.Toolkit.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.Lookout;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.TestWindow;
import dev.packlight.testing.Toolkit;
import dev.packlight.ui.shell.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every place at three sizes of the screen, in both themes, with nothing, with a very long name and with ten thousand
 * files: no words are cut but in the middle of addresses, and nothing overlaps. Pictures are in
 * {@code target/screenshots/places}, all faults in {@code faults.txt} beside them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlacesLookTest {

    private static final String LONG_NAME =
            "the-harbour-at-dawn-with-the-long-title-that-a-broadcaster-gave-it_season-03_episode-117_final-master-v2";
    private static final int MANY = 10_000;
    private static final int FILES_A_FOLDER = 100;

    /** Views that hold what the class says, at every size. */
    private static final List<String> HELD = List.of("inspect-overview", "inspect-ladder", "play", "tasks");

    @TempDir
    private static Path folder;

    private static final Map<String, List<String>> FAULTS = new TreeMap<>();
    private static TestWindow window;

    /** A size of the scene and pixels of the screen to one of it. */
    private enum Screen {
        HD(1280, 720, 1),
        LAPTOP(1440, 900, 1),
        FULL_HD_AT_150(1280, 720, 1.5);

        private final double width;
        private final double height;
        private final double scale;

        Screen(double width, double height, double scale) {
            this.width = width;
            this.height = height;
            this.scale = scale;
        }

        String words() {
            return Math.round(width * scale) + "x" + Math.round(height * scale);
        }
    }

    /** A place, or a part of one, by the command that brings it to the front. */
    private record View(String name, String... commands) {

        /** Whether it is what a place shows at first. */
        boolean isWhole() {
            return List.of("library", "inspect-overview", "stream", "play", "tasks")
                    .contains(name);
        }
    }

    private static final List<View> VIEWS = List.of(
            new View("library", "view.library"),
            new View("inspect-overview", "view.inspect", "inspect.overview"),
            new View("inspect-ladder", "view.inspect", "inspect.ladder"),
            new View("inspect-boxes", "view.inspect", "inspect.boxes"),
            new View("stream", "view.stream", "stream.requests"),
            new View("stream-tracks", "view.stream", "stream.tracks"),
            new View("stream-filters", "view.stream", "stream.filters"),
            new View("stream-codecs", "view.stream", "stream.codecs"),
            new View("play", "view.play"),
            new View("tasks", "view.tasks"));

    @BeforeAll
    static void open() throws Exception {
        window = new TestWindow(Files.createDirectory(folder.resolve("data")));
    }

    @AfterAll
    static void close() throws Exception {
        List<String> lines = new ArrayList<>();
        FAULTS.forEach((view, faults) -> {
            lines.add(view);
            faults.stream().distinct().forEach(fault -> lines.add("  " + fault));
        });
        Files.write(Toolkit.pictures("places").resolve("faults.txt"), lines);
        window.close();
    }

    @Test
    @Order(1)
    void places_withNothing_showAllTheirWords() throws Exception {
        look("empty", VIEWS.stream().filter(View::isWhole).toList());
    }

    @Test
    @Order(2)
    void places_withAVeryLongName_showAllTheirWords() throws Exception {
        Path named = Files.createDirectory(folder.resolve("named"));
        copy(SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4"), named.resolve(LONG_NAME + ".mp4"));
        window.openSome(SampleAssets.ROOT, named);
        window.select(LONG_NAME);
        Thread.sleep(1500);
        look("long", VIEWS);
    }

    @Test
    @Order(3)
    void places_withALadder_showAllTheirWords() throws Exception {
        window.select("aurora");
        look("ladder", VIEWS.subList(1, VIEWS.size()));
    }

    @Test
    @Order(4)
    void library_withTenThousandFiles_showsAllItsWords() throws Exception {
        Path many = Files.createDirectory(folder.resolve("many"));
        Path first = many.resolve("seed.m4a");
        copy(SampleAssets.ROOT.resolve("voices/voices_deutsch.m4a"), first);
        for (int i = 1; i < MANY; i++) {
            Path below = Files.createDirectories(many.resolve("folder" + i / FILES_A_FOLDER));
            Files.createLink(below.resolve("title-x" + i + "-end.m4a"), first);
        }
        window.command("view.library");
        window.openSome(many);
        window.await(() -> window.texts().contains(MANY + " assets"));
        look("full", VIEWS.subList(0, 1));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
    }

    private static void look(String what, List<View> views) throws Exception {
        List<String> held = new ArrayList<>();
        for (Screen screen : Screen.values()) {
            window.size(screen.width, screen.height, screen.scale);
            for (View view : views) {
                for (String command : view.commands) {
                    window.command(command);
                }
                window.settle(4);
                String name = view.name + "-" + what + "-" + screen.words();
                List<String> faults = onFx(() -> Lookout.faults(window.scene()));
                FAULTS.put(name, faults);
                if (HELD.contains(view.name)) {
                    faults.forEach(fault -> held.add(name + ": " + fault));
                }
                photograph(name, screen.scale);
            }
        }
        assertThat(held).isEmpty();
    }

    private static void photograph(String name, double scale) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            window.use(theme);
            window.settle(1);
            Toolkit.picture(window.scene(), "places/" + name + (theme == Theme.DARK ? "" : "-light"), scale);
        }
    }
}
