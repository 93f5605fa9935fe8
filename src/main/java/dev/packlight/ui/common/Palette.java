package dev.packlight.ui.common;

import javafx.scene.Node;
import javafx.scene.paint.Color;

/** The looked-up colours of {@code packlight.css} for what is drawn on a canvas. */
public final class Palette {

    private static final String[] DARK_RUNGS = {"1b9e9e", "4fb37a", "a5c84b", "f2c744", "f58f4a", "e4577b"};
    private static final String[] LIGHT_RUNGS = {"147878", "2f8f58", "6f8f1f", "b58a00", "c8651b", "b8305a"};

    private final boolean dark;

    private Palette(boolean dark) {
        this.dark = dark;
    }

    /** The colours of the theme that {@code node}'s window shows. */
    public static Palette of(Node node) {
        return new Palette(node.getScene() == null
                || !node.getScene().getRoot().getStyleClass().contains("packlight-light"));
    }

    /** Colour of rung {@code index} of {@code count}, spread over the whole scale. */
    public Color rung(int index, int count) {
        String[] rungs = dark ? DARK_RUNGS : LIGHT_RUNGS;
        int at = count <= 1 ? 0 : (int) Math.round((double) index * (rungs.length - 1) / (count - 1));
        return Color.web(rungs[Math.clamp(at, 0, rungs.length - 1)]);
    }

    public Color text() {
        return Color.web(dark ? "c9d1d9" : "24292f");
    }

    public Color muted() {
        return Color.web(dark ? "7d8590" : "57606a");
    }

    public Color line() {
        return Color.web(dark ? "30363d" : "d0d7de");
    }

    public Color accent() {
        return Color.web(dark ? "388bfd" : "0969da");
    }

    public Color accentArea() {
        return Color.web(dark ? "12305c" : "ddf4ff");
    }

    public Color keyFrame() {
        return Color.web(dark ? "f0883e" : "bc4c00");
    }

    public Color frame() {
        return Color.web(dark ? "58a6ff" : "0969da");
    }

    /** What frames reach at most, behind what they reach on average. */
    public Color frameArea() {
        return Color.web(dark ? "1f4a80" : "a8cdf5");
    }

    public Color good() {
        return Color.web(dark ? "3fb950" : "1a7f37");
    }

    public Color bad() {
        return Color.web(dark ? "f85149" : "cf222e");
    }

    public Color inset() {
        return Color.web(dark ? "010409" : "f6f8fa");
    }
}
