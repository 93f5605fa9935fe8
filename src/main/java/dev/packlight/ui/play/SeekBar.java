package dev.packlight.ui.play;

import dev.packlight.player.PlayerState;
import dev.packlight.ui.common.Ui;
import dev.packlight.ui.common.Words;
import java.util.function.LongConsumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The film from its start to its end: what was played and what is loaded filled, the clip marked; dragging seeks. */
final class SeekBar extends Region {

    private static final double HEIGHT = 18;
    private static final double BAR = 6;
    private static final double THUMB = 14;

    private final LongConsumer seek;
    private final Region track = part("seek-track");
    private final Region clip = part("seek-clip");
    private final Region buffered = part("seek-buffered");
    private final Region played = part("seek-played");
    private final Region thumb = part("seek-thumb");
    private final Label pointer = Ui.label("", "time-words");
    private PlayerState state = PlayerState.IDLE;
    private ClipMarks.Range marks = ClipMarks.Range.NONE;
    private double dragged = -1;

    /** @param seek told where a person wants to go on */
    SeekBar(LongConsumer seek) {
        this.seek = seek;
        getStyleClass().add("seek-bar");
        getChildren().addAll(track, buffered, played, clip, thumb, pointer);
        pointer.setManaged(false);
        pointer.setVisible(false);
        pointer.setMouseTransparent(true);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Position");
        setOnMouseMoved(this::point);
        setOnMouseExited(event -> pointer.setVisible(false));
        setOnMousePressed(this::drag);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(event -> drop());
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        part.setMouseTransparent(true);
        return part;
    }

    void show(PlayerState now) {
        state = now;
        requestLayout();
    }

    void mark(ClipMarks.Range range) {
        marks = range;
        requestLayout();
    }

    private void point(MouseEvent event) {
        pointer.setText(Words.position(ticks(event.getX())));
        pointer.setVisible(state.durationTicks() > 0);
        pointer.autosize();
        pointer.relocate(
                Math.clamp(event.getX() - pointer.getWidth() / 2, 0, Math.max(0, getWidth() - pointer.getWidth())),
                -pointer.getHeight() - 4);
    }

    private void drag(MouseEvent event) {
        requestFocus();
        dragged = event.getX();
        point(event);
        requestLayout();
    }

    private void drop() {
        if (dragged >= 0 && state.durationTicks() > 0) {
            seek.accept(ticks(dragged));
        }
        dragged = -1;
    }

    private long ticks(double x) {
        return Math.round(Math.clamp(x / Math.max(1, getWidth()), 0, 1) * state.durationTicks());
    }

    private double x(long ticks) {
        return state.durationTicks() <= 0 ? 0 : Math.clamp((double) ticks / state.durationTicks(), 0, 1) * getWidth();
    }

    @Override
    protected void layoutChildren() {
        double at = dragged >= 0 ? Math.clamp(dragged, 0, getWidth()) : x(state.positionTicks());
        double top = (getHeight() - BAR) / 2;
        track.resizeRelocate(0, top, getWidth(), BAR);
        buffered.resizeRelocate(0, top, Math.max(at, x(state.positionTicks() + state.bufferTicks())), BAR);
        played.resizeRelocate(0, top, at, BAR);
        double from = x(marks.inTicks().orElse(0));
        clip.setVisible(!marks.isEmpty() && !marks.isReversed());
        clip.resizeRelocate(
                from, 0, Math.max(2, x(marks.outTicks().orElse(state.durationTicks())) - from), getHeight());
        thumb.resizeRelocate(
                Math.clamp(at - THUMB / 2, 0, Math.max(0, getWidth() - THUMB)),
                (getHeight() - THUMB) / 2,
                THUMB,
                THUMB);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) state.positionTicks();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) state.durationTicks();
            case VALUE_STRING -> Words.position(state.positionTicks());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
