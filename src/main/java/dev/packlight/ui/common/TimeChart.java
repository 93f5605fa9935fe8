package dev.packlight.ui.common;

import dev.packlight.media.TimeRange;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * A chart over a {@link TimeAxis}: drawn anew when the axis moves, under the cursor and the selection of all its
 * charts.
 *
 * <p>Cursor and selection are nodes above the canvas, so that pointing draws nothing anew.
 */
public abstract class TimeChart extends Chart {

    private static final double BESIDE = 14;

    private final TimeAxis axis;
    private final double left;
    private final Region line = mark("time-cursor");
    private final Region box = mark("time-selection");
    private final Label words = new Label();
    private double pointedY;
    private boolean pointed;

    /**
     * A chart that is not yet steered; see {@link AxisControls}.
     *
     * @param left pixels before the axis begins, for names of rows
     */
    protected TimeChart(double preferredHeight, double left, TimeAxis axis) {
        super(preferredHeight);
        this.axis = axis;
        this.left = left;
        getStyleClass().add("time-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        words.getStyleClass().add("time-words");
        words.setManaged(false);
        words.setMouseTransparent(true);
        getChildren().addAll(box, line, words);
        axis.shown().subscribe(this::requestLayout);
        axis.cursor().subscribe(this::placeMarks);
        axis.selection().subscribe(this::placeMarks);
        focusedProperty().subscribe(this::placeMarks);
    }

    private static Region mark(String style) {
        Region mark = new Region();
        mark.getStyleClass().add(style);
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        return mark;
    }

    protected final TimeAxis axis() {
        return axis;
    }

    /** Where times lie now. */
    protected TimeScale scale() {
        return new TimeScale(axis.shown().get(), left, getWidth() - left);
    }

    /** How far down the cursor reaches. */
    protected double cursorHeight() {
        return getHeight();
    }

    /** What stands at a place of the chart; empty for nothing to say. */
    protected String words(long ticks, double y) {
        return "";
    }

    @Override
    protected final void layoutChildren() {
        super.layoutChildren();
        placeMarks();
    }

    @Override
    protected final void draw(GraphicsContext g, double width, double height, Palette palette) {
        draw(g, scale(), height, palette);
    }

    protected abstract void draw(GraphicsContext g, TimeScale scale, double height, Palette palette);

    /** The pointer is at this place. */
    final void point(double x, double y) {
        pointed = true;
        pointedY = y;
        setViewOrder(-1);
        axis.point(scale().ticks(x));
        placeMarks();
    }

    /** The pointer is elsewhere; the cursor stays for whoever steers it by key. */
    final void unpoint() {
        pointed = false;
        setViewOrder(0);
        if (!isFocused()) {
            axis.clearCursor();
        }
        placeMarks();
    }

    private void placeMarks() {
        TimeScale scale = scale();
        long at = axis.cursor().get().orElse(0);
        line.setVisible(axis.cursor().get().isPresent() && shows(scale, at));
        line.resizeRelocate(Math.round(scale.x(at)), 0, 1, cursorHeight());
        box.setVisible(axis.selection().get().isPresent());
        axis.selection().get().ifPresent(range -> placeBox(scale, range));
        String text = line.isVisible() && (pointed || isFocused()) ? words(at, pointedY) : "";
        words.setVisible(!text.isEmpty());
        if (!text.isEmpty()) {
            words.setText(text);
            words.applyCss();
            words.autosize();
            double x = scale.x(at) + BESIDE;
            double y = pointedY + BESIDE;
            words.relocate(
                    x + words.getWidth() > getWidth() ? Math.max(0, x - 2 * BESIDE - words.getWidth()) : x,
                    isBelowWindow(y + words.getHeight()) ? y - 2 * BESIDE - words.getHeight() : y);
        }
    }

    private boolean isBelowWindow(double y) {
        return getScene() != null && localToScene(0, y).getY() > getScene().getHeight();
    }

    private static boolean shows(TimeScale scale, long ticks) {
        return ticks >= scale.shown().startTicks() && ticks <= scale.shown().endTicks();
    }

    private void placeBox(TimeScale scale, TimeRange range) {
        double from = Math.max(scale.left(), scale.x(range.startTicks()));
        double to = Math.min(scale.left() + scale.width(), scale.x(range.endTicks()));
        box.setVisible(to > from);
        box.resizeRelocate(from, 0, Math.max(1, to - from), cursorHeight());
    }
}
