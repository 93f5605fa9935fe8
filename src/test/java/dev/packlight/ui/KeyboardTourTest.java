package dev.packlight.ui;

import static dev.packlight.testing.Toolkit.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.TestWindow;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The five minutes of the README by keys alone; no mouse moves, and nothing is called but what keys call. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyboardTourTest {

    private static final FxRobot ROBOT = new FxRobot();

    @TempDir
    private static Path data;

    private static TestWindow window;

    @BeforeAll
    static void open() throws Exception {
        window = new TestWindow(data);
        window.openSome(SampleAssets.ROOT);
        onFx(() -> {
            window.stage().requestFocus();
            return null;
        });
    }

    @AfterAll
    static void close() throws Exception {
        window.close();
    }

    @Test
    @Order(1)
    void library_fiveSets_areFoundBySearch() throws Exception {
        shortcut(KeyCode.DIGIT1);
        await("crossing", "aurora", "5 assets");
        shortcut(KeyCode.F);
        window.await(() -> focused() instanceof TextField);
        ROBOT.write("crossing");
        await("1 of 5 assets");
        ROBOT.eraseText("crossing".length());
        await("5 assets");
    }

    @Test
    @Order(2)
    void inspect_crossing_namesTheFirstMismatch() throws Exception {
        palette("crossing");
        await("crossing", "Boxes");
        assertThat(selected()).isEqualTo("crossing");
        palette("Ladder");
        window.await(() -> window.texts().stream().anyMatch(t -> t.contains("First mismatch")));
    }

    @Test
    @Order(3)
    void stream_aurora_copiesAnAddressAndShowsEachPart() throws Exception {
        palette("aurora");
        window.await(() -> selected().equals("aurora"));
        shortcut(KeyCode.DIGIT3);
        await("HLS CMAF", "Copy URL", "Tracks");
        palette("Copy URL");
        window.await(() -> copied().startsWith("http://127.0.0.1:"));
        palette("Codecs");
        await("xHE-AAC");
    }

    @Test
    @Order(4)
    void play_aurora_playsPausesAndMarks() throws Exception {
        shortcut(KeyCode.DIGIT4);
        await("Pause");
        ROBOT.push(KeyCode.SPACE);
        await("Play");
        ROBOT.push(KeyCode.HOME);
        ROBOT.push(KeyCode.I);
        ROBOT.push(KeyCode.L);
        await("Pause");
        ROBOT.push(KeyCode.K);
        ROBOT.push(KeyCode.O);
        assertThat(window.texts()).contains("Save clip");
    }

    @Test
    @Order(5)
    void keys_areListedByF1AndLeftByEscape() throws Exception {
        ROBOT.push(KeyCode.F1);
        window.await(() -> Window.getWindows().size() > 1);
        ROBOT.push(KeyCode.ESCAPE);
        window.await(() -> Window.getWindows().size() == 1);
        shortcut(KeyCode.DIGIT5);
        await("HISTORY", "LANES");
    }

    private static void shortcut(KeyCode key) {
        ROBOT.push(KeyCode.CONTROL, key);
    }

    /** Finds it by Ctrl+K, and takes the first that is found. */
    private static void palette(String words) throws Exception {
        shortcut(KeyCode.K);
        window.await(() -> focused() instanceof TextField);
        ROBOT.write(words);
        window.await(() -> onScreen().lookup(".palette .list-view") instanceof ListView<?> list
                && list.getItems().size() > 0);
        ROBOT.push(KeyCode.ENTER);
    }

    private static void await(String... words) throws Exception {
        for (String word : words) {
            window.await(() -> window.texts().contains(word));
        }
    }

    private static Node onScreen() {
        return window.scene().getRoot();
    }

    private static Node focused() {
        return window.scene().getFocusOwner();
    }

    private static String selected() {
        return window.services().selection().asset().get().name();
    }

    private static String copied() {
        try {
            return onFx(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
