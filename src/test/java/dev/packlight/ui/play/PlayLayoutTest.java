package dev.packlight.ui.play;

import static dev.packlight.testing.Toolkit.onFx;
import static dev.packlight.ui.play.PlayWindow.await;
import static dev.packlight.ui.play.PlayWindow.choose;
import static dev.packlight.ui.play.PlayWindow.command;
import static dev.packlight.ui.play.PlayWindow.has;
import static dev.packlight.ui.play.PlayWindow.scene;
import static dev.packlight.ui.play.PlayWindow.seconds;
import static dev.packlight.ui.play.PlayWindow.stage;
import static dev.packlight.ui.play.PlayWindow.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.Toolkit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Play place with a long name, at the sizes that people have: nothing is cut and nothing overlaps. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlayLayoutTest {

    private static final String NAME = "The quick brown fox jumps over the lazy dog at sunrise, director's cut, second"
            + " version with corrected colours and a very long name that does not end before the window does";

    @BeforeAll
    static void open() throws Exception {
        Path folder = Files.createTempDirectory("packlight-long-name");
        Path voices = SampleAssets.ROOT.resolve("voices");
        Files.copy(voices.resolve("voices_640x360_180.mp4"), folder.resolve(NAME + ".mp4"));
        Files.copy(voices.resolve("voices_en.vtt"), folder.resolve(NAME + "_en.vtt"));
        Files.copy(voices.resolve("voices_de.srt"), folder.resolve(NAME + "_de.srt"));
        PlayWindow.open(folder, NAME);
    }

    @AfterAll
    static void close() throws Exception {
        PlayWindow.close();
    }

    @Test
    @Order(1)
    void subtitles_chosen_areDrawnOverThePicture() throws Exception {
        command("player.toggle");
        choose("Format: ", "HLS TS");
        await("the subtitles are known", () -> has("Subtitles: off") && has("Play") && seconds() > 0);
        choose("Subtitles", "English");
        command("player.start");
        command("player.forward");
        await(
                "the cue at 5 s",
                () -> Math.abs(seconds() - 5) < 0.05
                        && texts().stream().anyMatch(t -> t.contains("This line stands above")));
        Node cue = onFx(() -> scene.getRoot().lookupAll(".caption").stream()
                .filter(n -> ((Labeled) n).getText().contains("This line"))
                .findFirst()
                .orElseThrow());
        Bounds picture = bounds(onFx(() -> scene.getRoot().lookup(".picture")));
        assertThat(picture.contains(bounds(cue))).isTrue();
        assertThat(bounds(cue).getCenterY()).as("line:1 is above").isLessThan(picture.getCenterY());
        Toolkit.picture(scene, "play-subtitles");
        choose("Subtitles", "off");
        await("no cue", () -> texts().stream().noneMatch(t -> t.contains("This line stands above")));
        assertThat(has("Subtitles: off")).isTrue();
    }

    /** 1920 by 1080 at 150 % are 1280 by 720 of the toolkit's pixels. */
    @ParameterizedTest
    @Order(2)
    @CsvSource({"1280,720", "1440,900", "1000,700"})
    void layout_longNameAndMarks_cutsNothing(int width, int height) throws Exception {
        command("player.in");
        command("player.forward");
        command("player.out");
        onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
        });
        await("the size", () -> onFx(() -> scene.getWidth() == width));
        Thread.sleep(400);
        Toolkit.picture(scene, "play-long-" + width);
        assertThat(onFx(PlayLayoutTest::cut)).as("texts that are cut").isEmpty();
        assertThat(onFx(PlayLayoutTest::overlapping))
                .as("controls that overlap")
                .isEmpty();
        Bounds window = onFx(() -> scene.getRoot().getLayoutBounds());
        for (Node node : onFx(PlayLayoutTest::controls)) {
            assertThat(window.contains(bounds(node)))
                    .as("%s at %s is in the window", node, bounds(node))
                    .isTrue();
        }
    }

    private static Node place() {
        return Objects.requireNonNull(scene.getRoot().lookup(".play-stage"));
    }

    private static List<Node> controls() {
        return List.copyOf(place().lookupAll(".transport > *"));
    }

    private static List<String> cut() {
        List<String> cut = new ArrayList<>();
        for (Node node : place().lookupAll(".label, .button, .toggle-button, .menu-button")) {
            if (node instanceof Labeled labeled && node.isVisible() && labeled.getText() != null) {
                node.lookupAll(".text").stream()
                        .filter(t -> t.getParent() == node)
                        .map(t -> ((Text) t).getText())
                        .filter(shown -> !shown.equals(labeled.getText()))
                        .forEach(shown -> cut.add(labeled.getText() + " shown as " + shown));
            }
        }
        return cut;
    }

    private static List<String> overlapping() {
        List<String> overlapping = new ArrayList<>();
        List<Node> all = controls();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Bounds a = all.get(i).localToScene(all.get(i).getLayoutBounds());
                if (a.intersects(all.get(j).localToScene(all.get(j).getLayoutBounds()))) {
                    overlapping.add(all.get(i) + " and " + all.get(j));
                }
            }
        }
        return overlapping;
    }

    private static Bounds bounds(Node node) throws Exception {
        return onFx(() -> node.localToScene(node.getLayoutBounds()));
    }
}
