package dev.packlight.ui.common;

import dev.packlight.media.TimeRange;

/**
 * Where times lie on a chart.
 *
 * @param shown the stretch that fills the chart
 * @param left pixels before it begins
 * @param width pixels that it takes, more than 0
 */
public record TimeScale(TimeRange shown, double left, double width) {

    public TimeScale {
        width = Math.max(1, width);
    }

    /** Pixels from the chart's left edge; beyond the edges for times that are not shown. */
    public double x(long ticks) {
        return left + ((double) ticks - shown.startTicks()) / Math.max(1, shown.durationTicks()) * width;
    }

    /** Pixels that so much time takes. */
    public double pixels(long durationTicks) {
        return (double) durationTicks / Math.max(1, shown.durationTicks()) * width;
    }

    /** The time at a place; that of the nearest edge outside. */
    public long ticks(double x) {
        double share = Math.clamp((x - left) / width, 0, 1);
        return shown.startTicks() + Math.round(share * shown.durationTicks());
    }

    /** Time that so many pixels show. */
    public long duration(double pixels) {
        return Math.round(pixels / width * shown.durationTicks());
    }

    /** Whole columns of pixels. */
    public int columns() {
        return (int) width;
    }
}
