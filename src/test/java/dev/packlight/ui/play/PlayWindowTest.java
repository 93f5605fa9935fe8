package dev.packlight.ui.play;

import static dev.packlight.testing.Toolkit.onFx;
import static dev.packlight.ui.play.PlayWindow.ROBOT;
import static dev.packlight.ui.play.PlayWindow.await;
import static dev.packlight.ui.play.PlayWindow.button;
import static dev.packlight.ui.play.PlayWindow.choose;
import static dev.packlight.ui.play.PlayWindow.command;
import static dev.packlight.ui.play.PlayWindow.focus;
import static dev.packlight.ui.play.PlayWindow.folder;
import static dev.packlight.ui.play.PlayWindow.has;
import static dev.packlight.ui.play.PlayWindow.menu;
import static dev.packlight.ui.play.PlayWindow.pause;
import static dev.packlight.ui.play.PlayWindow.scene;
import static dev.packlight.ui.play.PlayWindow.seconds;
import static dev.packlight.ui.play.PlayWindow.shell;
import static dev.packlight.ui.play.PlayWindow.stage;
import static dev.packlight.ui.play.PlayWindow.texts;
import static dev.packlight.ui.play.PlayWindow.windows;
import static dev.packlight.ui.play.PlayWindow.x;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.Toolkit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Play place in the real window: its keys wherever the focus is, its mouse, its menus. */
class PlayWindowTest {

    @BeforeAll
    static void open() throws Exception {
        PlayWindow.open(SampleAssets.ROOT, "aurora");
    }

    @AfterAll
    static void close() throws Exception {
        PlayWindow.close();
    }

    /** Every test begins with the film standing at its start. */
    @BeforeEach
    void rewind() throws Exception {
        if (has("Pause")) {
            command("player.toggle");
        }
        command("player.normal");
        command("player.unmark");
        command("player.start");
        await("it stands at the start", () -> has("Play") && seconds() == 0);
    }

    @Test
    void keys_focusOnRailOrButton_playAndPause() throws Exception {
        focus(shell("Play"));
        ROBOT.push(KeyCode.SPACE);
        await("it plays", () -> seconds() > 0.1);
        focus(button("Save clip"));
        ROBOT.push(KeyCode.K);
        await("it pauses", () -> has("Play"));
        ROBOT.push(KeyCode.SPACE);
        await("it plays, and the button is not pressed", () -> has("Pause"));
        assertThat(texts()).noneMatch(t -> t.startsWith("Set the ends of the clip"));
        ROBOT.push(KeyCode.ENTER);
        await(
                "Enter presses the button",
                () -> texts().stream().anyMatch(t -> t.startsWith("Set the ends of the clip")));
    }

    @Test
    void keys_pictureByPicture_moveByOne() throws Exception {
        focus(button("In"));
        ROBOT.push(KeyCode.PERIOD);
        await("the second picture", () -> seconds() == 0.04);
        ROBOT.push(KeyCode.PERIOD);
        await("the third picture", () -> seconds() == 0.08);
        ROBOT.push(KeyCode.COMMA);
        await("the second picture", () -> seconds() == 0.04);
    }

    @Test
    void keys_shuttleHomeEndAndSteps_moveAndChangeSpeed() throws Exception {
        ROBOT.push(KeyCode.RIGHT);
        await("5 s on", () -> seconds() == 5);
        ROBOT.push(KeyCode.SHIFT, KeyCode.LEFT);
        await("1 s back", () -> seconds() == 4);
        ROBOT.push(KeyCode.L);
        await("it plays", () -> has("Pause"));
        ROBOT.push(KeyCode.L);
        await("it plays faster", () -> has("Speed: 2×, no sound"));
        ROBOT.push(KeyCode.J);
        ROBOT.push(KeyCode.J);
        await("it plays slower", () -> has("Speed: 0.5×, no sound"));
        ROBOT.push(KeyCode.BACK_SPACE);
        await("normal speed", () -> has("Speed: 1×"));
        ROBOT.push(KeyCode.END);
        await("at the end, where it stops", () -> seconds() > 23.5 && has("Play"));
        ROBOT.push(KeyCode.HOME);
        await("at the start", () -> seconds() == 0);
    }

    @Test
    void keys_focusOnAChart_steerItAndOthersThePlayer() throws Exception {
        focus(onFx(() -> scene.getRoot().lookup(".time-chart")));
        ROBOT.push(KeyCode.RIGHT);
        ROBOT.push(KeyCode.END);
        assertThat(onFx(() -> scene.getRoot().lookup(".time-cursor").isVisible()))
                .isTrue();
        pause(200);
        assertThat(seconds()).isZero();
        ROBOT.push(KeyCode.K);
        await("it plays", () -> has("Pause"));
    }

    @Test
    void mouse_clickOnPicture_playsAndPauses() throws Exception {
        Node picture = onFx(() -> scene.getRoot().lookup(".picture"));
        ROBOT.clickOn(picture);
        await("it plays", () -> has("Pause"));
        pause(600);
        ROBOT.clickOn(picture);
        await("it pauses", () -> has("Play"));
    }

    @Test
    void mouse_dragOnTheBar_seeks() throws Exception {
        Node bar = onFx(() -> scene.getRoot().lookup(".seek-bar"));
        ROBOT.clickOn(bar);
        await("the middle of 24 s", () -> Math.abs(seconds() - 12) < 0.2);
    }

    @Test
    void marks_inAndOut_moveNoButton() throws Exception {
        double before = x(button("Save clip"));
        ROBOT.push(KeyCode.I);
        ROBOT.push(KeyCode.RIGHT);
        await("5 s on", () -> seconds() == 5);
        ROBOT.push(KeyCode.O);
        await(
                "both marks",
                () -> texts().stream().anyMatch(t -> t.contains("In 0:00.000") && t.contains("Out 0:05.000")));
        assertThat(x(button("Save clip"))).isEqualTo(before);
        Toolkit.picture(scene, "play-marks");
    }

    @Test
    void snapshot_S_savesThePictureAsDecodedAndCopiesIt() throws Exception {
        ROBOT.push(KeyCode.S);
        await(
                "it says where",
                () -> texts().stream().anyMatch(t -> t.startsWith("Saved ") && t.contains("aurora 0-00")));
        Path file;
        try (var files = Files.list(folder)) {
            file = files.filter(f -> f.toString().endsWith(".png")).findFirst().orElseThrow();
        }
        int width = ImageIO.read(file.toFile()).getWidth();
        assertThat(width).isIn(416, 640, 960, 1280);
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getImage().getWidth()))
                .isEqualTo(width);
    }

    @Test
    void fullScreen_F_showsThePictureAloneAndPutsItBack() throws Exception {
        ROBOT.push(KeyCode.F);
        await("a second window", () -> windows() == 2);
        Window whole = onFx(() -> Window.getWindows().getLast());
        ROBOT.targetWindow(whole).push(KeyCode.K);
        await("its keys work", () -> has("Pause"));
        ROBOT.push(KeyCode.F);
        await("one window", () -> windows() == 1);
        ROBOT.targetWindow(stage);
        assertThat(onFx(() -> scene.getRoot().lookup(".picture"))).isNotNull();
    }

    @Test
    void format_changedWhilePaused_staysWhereItWas() throws Exception {
        ROBOT.push(KeyCode.RIGHT);
        await("5 s on", () -> seconds() == 5);
        choose("Format: ", "DASH CMAF");
        await("the format", () -> has("Format: DASH CMAF"));
        await("the same picture again", () -> seconds() == 5 && has("Play"));
        choose("Format: DASH CMAF", "HLS CMAF");
        await("the same picture again", () -> seconds() == 5 && has("Play"));
    }

    @Test
    void formats_unplayed_sayWhyBesideTheName() throws Exception {
        List<String> words = onFx(() -> menu("Format: ").getItems().stream()
                .filter(MenuItem::isDisable)
                .map(MenuItem::getText)
                .toList());
        assertThat(words).anyMatch(w -> w.startsWith("Smooth")).anyMatch(w -> w.startsWith("HDS"));
        assertThat(words).allMatch(w -> w.contains("neither player reads its manifests"));
    }
}
