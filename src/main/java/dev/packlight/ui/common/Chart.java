package dev.packlight.ui.common;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/** A canvas that fills its place and is drawn anew when its size or data changes. */
public abstract class Chart extends Region {

    protected static final Font SMALL = Font.font("Inter", 11);

    private final Canvas canvas = new Canvas();

    protected Chart(double preferredHeight) {
        getChildren().add(canvas);
        sceneProperty().addListener((o, before, now) -> redraw());
        setPrefHeight(preferredHeight);
        setMinHeight(preferredHeight);
        setMinWidth(40);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        redraw();
    }

    /** Draws with the present data and theme. */
    public final void redraw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            g.setFont(SMALL);
            draw(g, canvas.getWidth(), canvas.getHeight(), Palette.of(this));
        }
    }

    protected abstract void draw(GraphicsContext g, double width, double height, Palette palette);
}
