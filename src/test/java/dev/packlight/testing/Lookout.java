package dev.packlight.testing;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** Looks over a scene for words that are cut and things that lie on one another. */
public final class Lookout {

    private static final List<Class<? extends Node>> SCROLLING =
            List.of(ScrollPane.class, VirtualFlow.class, TableView.class, TreeTableView.class);
    private static final double TOLERANCE_PIXELS = 1.5;

    private final Scene scene;
    private final List<String> faults = new ArrayList<>();

    private Lookout(Scene scene) {
        this.scene = scene;
    }

    /** One sentence for each fault, in the order of the scene; call on the window's thread. */
    public static List<String> faults(Scene scene) {
        Lookout lookout = new Lookout(scene);
        lookout.walk(scene.getRoot(), false);
        return lookout.faults;
    }

    private void walk(Node node, boolean scrolled) {
        if (!node.isVisible() || !onScene(node)) {
            return;
        }
        if (node instanceof Labeled labeled) {
            judge(labeled, scrolled);
        }
        if (node instanceof Parent parent) {
            List<Node> children = parent.getChildrenUnmodifiable();
            if (node instanceof HBox || node instanceof VBox || node instanceof FlowPane || node instanceof GridPane) {
                overlaps(node, children);
            }
            boolean within = scrolled || SCROLLING.stream().anyMatch(type -> type.isInstance(node));
            children.forEach(child -> walk(child, within));
        }
    }

    private boolean onScene(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getMaxX() > 0
                && bounds.getMaxY() > 0
                && bounds.getMinX() < scene.getWidth()
                && bounds.getMinY() < scene.getHeight();
    }

    /** In the middle only addresses are cut. */
    private void judge(Labeled labeled, boolean scrolled) {
        String words = labeled.getText();
        if (words == null || words.isBlank()) {
            return;
        }
        if (labeled.getTextOverrun() != OverrunStyle.CENTER_ELLIPSIS) {
            labeled.getChildrenUnmodifiable().stream()
                    .filter(child -> child instanceof Text && child != labeled.getGraphic())
                    .map(text -> ((Text) text).getText())
                    .filter(shown -> !shown.isEmpty() && !shown.strip().equals(words.strip()))
                    .forEach(shown -> faults.add("'" + words + "' is cut to '" + shown + "' in " + path(labeled)));
        }
        Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
        if (!scrolled
                && (bounds.getMaxX() > scene.getWidth() + TOLERANCE_PIXELS
                        || bounds.getMaxY() > scene.getHeight() + TOLERANCE_PIXELS
                        || bounds.getMinX() < -TOLERANCE_PIXELS)) {
            faults.add("'" + words + "' lies partly outside the window in " + path(labeled));
        }
    }

    private void overlaps(Node parent, List<Node> children) {
        List<Node> shown = children.stream()
                .filter(c -> c.isVisible() && c.isManaged())
                .filter(c -> c.getLayoutBounds().getWidth() > 0
                        && c.getLayoutBounds().getHeight() > 0)
                .toList();
        for (int i = 0; i < shown.size(); i++) {
            for (int j = i + 1; j < shown.size(); j++) {
                if (overlap(place(shown.get(i)), place(shown.get(j)))) {
                    faults.add(name(shown.get(i)) + " and " + name(shown.get(j)) + " overlap in " + path(parent));
                }
            }
        }
    }

    /** Without what effects and rings draw around it. */
    private static Bounds place(Node node) {
        return node.localToParent(node.getLayoutBounds());
    }

    private static boolean overlap(Bounds a, Bounds b) {
        return Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX()) > TOLERANCE_PIXELS
                && Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY()) > TOLERANCE_PIXELS;
    }

    private static String path(Node node) {
        StringBuilder path = new StringBuilder(name(node));
        Node at = node;
        for (int i = 0; i < 4 && at.getParent() != null; i++) {
            at = at.getParent();
            path.insert(0, name(at) + " > ");
        }
        return path.toString();
    }

    private static String name(Node node) {
        String words =
                node instanceof Labeled labeled && labeled.getText() != null ? " '" + labeled.getText() + "'" : "";
        return node.getClass().getSimpleName() + node.getStyleClass() + words;
    }
}
