package dev.packlight.ui;

import static dev.packlight.testing.Toolkit.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.TestWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What a person who hears the window, or has no mouse, finds in it. */
class AccessibilityTest {

    @TempDir
    private Path data;

    private TestWindow window;

    @BeforeEach
    void open() throws Exception {
        window = new TestWindow(data, 1280, 720);
        window.open(SampleAssets.ROOT);
        window.await("a selection", () -> window.services().selection().asset().get() != null);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void everyPlace_everyControlThatTakesTheFocus_hasANameAndARole() throws Exception {
        List<String> nameless = new ArrayList<>();
        for (String id : List.of(
                "view.library",
                "view.inspect",
                "inspect.ladder",
                "inspect.boxes",
                "view.stream",
                "stream.tracks",
                "stream.filters",
                "stream.codecs",
                "view.play",
                "view.tasks")) {
            window.command(id);
            Thread.sleep(300);
            for (Node node : window.visible(Node.class)) {
                if (node.isFocusTraversable() && !(node instanceof ScrollPane) && !isPartOfAnother(node)) {
                    if (name(node).isBlank()
                            || node.getAccessibleRole() == AccessibleRole.NODE
                            || node.getAccessibleRole() == AccessibleRole.PARENT) {
                        nameless.add(id + ": " + node);
                    }
                }
            }
        }
        assertThat(nameless).isEmpty();
    }

    /** The text field of an editable box and the like speak for the box. */
    private static boolean isPartOfAnother(Node node) {
        return node.getParent() instanceof Region owner
                && owner.isFocusTraversable()
                && !(owner instanceof ScrollPane)
                && owner.getAccessibleRole() != AccessibleRole.PARENT
                && owner.getAccessibleRole() != AccessibleRole.NODE;
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    @Test
    void tab_fromTheRail_showsARingThatMovesNothing() throws Exception {
        ToggleButton library = onFx(() -> rail("Library"));
        onFx(() -> {
            library.requestFocus();
            return null;
        });
        double before = onFx(() -> library.getHeight());
        new FxRobot().targetWindow(window.stage()).push(KeyCode.TAB);
        Node focused = onFx(() -> window.scene().getFocusOwner());
        assertThat(focused).isNotSameAs(library);
        assertThat(onFx(focused::isFocusVisible)).isTrue();
        assertThat(onFx(() -> ((Region) focused)
                        .getBorder()
                        .getStrokes()
                        .getFirst()
                        .getWidths()
                        .getTop()))
                .isEqualTo(2);
        assertThat(onFx(() -> library.getHeight())).isEqualTo(before);
        window.picture("focus-rail");
    }

    @Test
    void rail_tooltips_sayTheKeys() throws Exception {
        Tooltip tip = onFx(() -> rail("Stream").getTooltip());
        assertThat(tip.getText()).isEqualTo("Go to Stream  Ctrl+3");
    }

    private ToggleButton rail(String title) {
        return window.scene().getRoot().lookupAll(".rail .toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().startsWith(title))
                .findFirst()
                .orElseThrow();
    }
}
