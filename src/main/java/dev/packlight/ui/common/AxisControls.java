package dev.packlight.ui.common;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * How a chart's axis is steered: the wheel zooms at the pointer and with Shift moves, dragging moves and with Shift
 * selects; +, - and 0 zoom and fit, arrows, Home and End move the cursor, Escape lets go of cursor and selection.
 */
public final class AxisControls {

    private static final double NOTCH_SHARE = 0.1;

    private final TimeChart chart;
    private final TimeAxis axis;
    private double pressedX;
    private long pressedStartTicks;
    private long pressedTicks;
    private boolean selecting;

    private AxisControls(TimeChart chart) {
        this.chart = chart;
        this.axis = chart.axis();
    }

    /** Makes {@code chart} steer its axis. */
    public static void install(TimeChart chart) {
        AxisControls controls = new AxisControls(chart);
        chart.setFocusTraversable(true);
        chart.setOnMouseMoved(event -> chart.point(event.getX(), event.getY()));
        chart.setOnMouseExited(event -> chart.unpoint());
        chart.setOnMousePressed(controls::press);
        chart.setOnMouseDragged(controls::drag);
        chart.setOnScroll(controls::scroll);
        chart.setOnKeyPressed(event -> {
            if (steers(event)) {
                controls.key(event);
                event.consume();
            }
        });
    }

    /** Whether a chart that has the focus makes something of this key. */
    public static boolean steers(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isControlDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case PLUS, EQUALS, ADD, MINUS, SUBTRACT, DIGIT0, NUMPAD0, LEFT, RIGHT, HOME, END, ESCAPE -> true;
            default -> false;
        };
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> axis.zoomIn(axis.anchorTicks());
            case MINUS, SUBTRACT -> axis.zoomOut(axis.anchorTicks());
            case DIGIT0, NUMPAD0 -> axis.fit();
            case LEFT -> axis.back();
            case RIGHT -> axis.forth();
            case HOME -> axis.go(axis.whole().get().startTicks());
            case END -> axis.go(axis.whole().get().endTicks());
            default -> {
                axis.clearCursor();
                axis.clearSelection();
            }
        }
    }

    private void press(MouseEvent event) {
        chart.requestFocus();
        chart.point(event.getX(), event.getY());
        pressedX = event.getX();
        pressedTicks = chart.scale().ticks(event.getX());
        pressedStartTicks = axis.shown().get().startTicks();
        selecting = event.isShiftDown();
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (selecting) {
            axis.select(pressedTicks, chart.scale().ticks(event.getX()));
        } else {
            long target = pressedStartTicks - chart.scale().duration(event.getX() - pressedX);
            axis.pan(target - axis.shown().get().startTicks());
        }
        chart.point(event.getX(), event.getY());
        event.consume();
    }

    private void scroll(ScrollEvent event) {
        boolean sideways = event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
        double delta = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        if (sideways) {
            axis.pan(-Math.round(
                    Math.signum(delta) * NOTCH_SHARE * axis.shown().get().durationTicks()));
        } else if (delta > 0) {
            axis.zoomIn(chart.scale().ticks(event.getX()));
        } else if (delta < 0) {
            axis.zoomOut(chart.scale().ticks(event.getX()));
        }
        chart.point(event.getX(), event.getY());
        event.consume();
    }
}
