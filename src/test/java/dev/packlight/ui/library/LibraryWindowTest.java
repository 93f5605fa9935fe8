package dev.packlight.ui.library;

import static dev.packlight.testing.Toolkit.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.TestWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The Library place in the real window, by keyboard. */
class LibraryWindowTest {

    private static final String LONG =
            "a name that nobody would give to a film but that somebody has given to this one,"
                    + " with the date 2026-11-25 and the words final, final2 and really final";

    @TempDir
    private Path data;

    private TestWindow window;
    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void open() throws Exception {
        window = new TestWindow(data.resolve("data"), 1280, 720);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    /** Folders of many small files, one of them with a very long name, one unreadable. */
    private Path many(int count) throws Exception {
        Path folder = data.resolve("many films");
        Path source = SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4");
        for (int i = 1; i <= count; i++) {
            Path shelf = Files.createDirectories(folder.resolve("shelf " + (i % 12 + 1)));
            Files.copy(source, shelf.resolve("take%c%d x.mp4".formatted('a' + i % 26, i)));
        }
        Files.copy(source, folder.resolve(LONG + ".mp4"));
        Files.writeString(folder.resolve("a broken one.mp4"), "no film");
        return folder;
    }

    @Test
    void arrowKeys_inTheGrid_moveSelectionAndView() throws Exception {
        window.open(many(60));
        window.await("a selection", () -> selected() != null);
        onFx(() -> {
            grid().requestFocus();
            return null;
        });
        robot.targetWindow(window.stage());
        String first = selected().name();
        robot.push(KeyCode.RIGHT);
        assertThat(selected().name()).isNotEqualTo(first);
        robot.push(KeyCode.END);
        window.await(
                "the last card is in view",
                () -> cards().stream()
                        .anyMatch(card -> isWithin(card, grid()) && selected().equals(card.getItem())));
        assertThat(selected().name()).as("unreadable last").isEqualTo("a broken one");
        window.picture("library-1280-full-end");
        robot.push(KeyCode.HOME);
        assertThat(selected().name()).isEqualTo(first);
        window.picture("library-1280-full");
        assertThat(onFx(() ->
                        window.scene().lookup(".top-bar").getBoundsInParent().getWidth()))
                .as("nothing is wider than the window")
                .isEqualTo(1280);
        window.services().library().rescan();
        window.services().library().awaitScan();
        onFx(() -> null);
        assertThat(onFx(() -> window.scene().getFocusOwner()))
                .as("focus after a scan")
                .isSameAs(grid());
        robot.push(KeyCode.ENTER);
        window.await("Inspect is shown", () -> rail("Inspect").isSelected());
    }

    @Test
    void arrowKeys_inTheTable_moveSelectionAndView() throws Exception {
        window.open(many(60));
        window.await("a selection", () -> selected() != null);
        press("List");
        AssetTable table = window.visible(AssetTable.class).getFirst();
        onFx(() -> {
            table.requestFocus();
            return null;
        });
        robot.targetWindow(window.stage());
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        assertThat(window.services().selection().asset().get())
                .isEqualTo(table.getItems().get(2));
        assertThat(onFx(() -> window.scene().getFocusOwner())).isSameAs(table);
        robot.push(KeyCode.END);
        assertThat(selected().name()).isEqualTo("a broken one");
        window.picture("library-1280-list");
        robot.push(KeyCode.ENTER);
        window.await("Inspect is shown", () -> rail("Inspect").isSelected());
    }

    @Test
    void cards_atEachWidth_fillTheRowAndShowWholePictures() throws Exception {
        window.open(SampleAssets.ROOT);
        window.await("a selection", () -> selected() != null);
        window.await(
                "pictures", () -> cards().stream().filter(c -> image(c) != null).count() >= 3);
        for (int width : List.of(1280, 1440)) {
            onFx(() -> {
                window.stage().setWidth(width);
                window.stage().setHeight(Math.min(900, width * 9 / 16.0));
                return null;
            });
            window.await("layout", () -> Math.abs(window.scene().getWidth() - width) < 1);
            Thread.sleep(200);
            onFx(() -> {
                List<AssetCard> shown = cards();
                double end = shown.stream()
                        .map(c -> c.localToScene(c.getBoundsInLocal()))
                        .mapToDouble(Bounds::getMaxX)
                        .max()
                        .orElseThrow();
                Bounds all = grid().localToScene(grid().getBoundsInLocal());
                if (shown.stream()
                        .anyMatch(c -> c.getParent() != shown.getFirst().getParent())) {
                    assertThat(all.getMaxX() - end).as("free at %s", width).isLessThan(40);
                }
                for (AssetCard card : shown) {
                    if (image(card) != null) {
                        Bounds seen = picture(card).getBoundsInParent();
                        assertThat(seen.getWidth() / seen.getHeight())
                                .isCloseTo(image(card).getWidth() / image(card).getHeight(), within(0.02));
                        assertThat(picture(card).getViewport()).isNull();
                    }
                }
                return null;
            });
            window.picture("library-" + width);
        }
    }

    @Test
    void folders_below_areChosenByKeyboard() throws Exception {
        window.open(many(24));
        TreeView<?> tree = window.visible(TreeView.class).getFirst();
        onFx(() -> {
            tree.requestFocus();
            return null;
        });
        robot.targetWindow(window.stage());
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        window.await("one folder's assets", () -> grid().getItems().size() == 2);
        window.picture("library-1280-folder");
        robot.push(KeyCode.ESCAPE);
        window.await("all assets", () -> grid().getItems().size() == 26);
    }

    @Test
    void emptyStates_haveTheirWordsAndWays() throws Exception {
        window.awaitText("Drop folders or files here");
        Path nothing = Files.createDirectories(data.resolve("nothing"));
        window.open(nothing);
        window.awaitText("No media here");
        window.picture("library-1280-nothing");
        window.open(SampleAssets.ROOT);
        window.await("a selection", () -> selected() != null);
        onFx(() -> {
            robot.lookup(node ->
                            node instanceof TextField field && "Search by name or path".equals(field.getPromptText()))
                    .<TextField>query()
                    .setText("zzz");
            return null;
        });
        window.awaitText("Nothing matches");
        window.picture("library-1280-no-match");
        press("Show all assets");
        window.await("cards again", () -> cards().size() >= 5);
    }

    private LibraryAsset selected() {
        return window.services().selection().asset().get();
    }

    private AssetGrid grid() {
        return (AssetGrid) window.scene().getRoot().lookup(".grid-view");
    }

    private List<AssetCard> cards() {
        return window.scene().getRoot().lookupAll(".grid-cell").stream()
                .map(AssetCard.class::cast)
                .filter(card -> card.getItem() != null)
                .toList();
    }

    private static ImageView picture(AssetCard card) {
        return (ImageView) card.lookup("ImageView");
    }

    private static Image image(AssetCard card) {
        return picture(card) == null ? null : picture(card).getImage();
    }

    private static boolean isWithin(Node node, Node outer) {
        Bounds inside = node.localToScene(node.getBoundsInLocal());
        Bounds outside = outer.localToScene(outer.getBoundsInLocal());
        return inside.getMinY() >= outside.getMinY() - 1 && inside.getMaxY() <= outside.getMaxY() + 1;
    }

    private ToggleButton rail(String title) {
        return window.scene().getRoot().lookupAll(".rail .toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private void press(String words) throws Exception {
        onFx(() -> {
            window.scene().getRoot().lookupAll("*").stream()
                    .filter(ButtonBase.class::isInstance)
                    .map(ButtonBase.class::cast)
                    .filter(button -> words.equals(button.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return null;
        });
    }
}
