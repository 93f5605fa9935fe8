package dev.packlight.ui.common;

import dev.packlight.media.Ticks;
import dev.packlight.media.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A mark on a time axis, at a round time.
 *
 * @param x pixels from the chart's left edge
 * @param label words, in the middle of which {@code x} is but at the edges; empty where they would touch others
 * @param labelX where the words begin
 */
public record AxisTick(long ticks, double x, String label, double labelX) {

    private static final double GAP = 14;
    private static final long SECOND = Ticks.PER_SECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long[] STEPS = {
        SECOND / 1000,
        SECOND / 500,
        SECOND / 200,
        SECOND / 100,
        SECOND / 50,
        SECOND / 20,
        SECOND / 10,
        SECOND / 5,
        SECOND / 2,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        6 * HOUR,
        12 * HOUR,
        24 * HOUR
    };

    /** Marks at the smallest round step whose labels do not touch. */
    public static List<AxisTick> of(TimeScale scale, ToDoubleFunction<String> labelWidth) {
        TimeRange shown = scale.shown();
        long step = step(scale, labelWidth);
        List<AxisTick> ticks = new ArrayList<>();
        double free = scale.left();
        long first = Math.ceilDiv(shown.startTicks(), step) * step;
        for (long at = first; at <= shown.endTicks() && at >= first; at += step) {
            String words = label(at, step);
            double width = labelWidth.applyAsDouble(words);
            double x = scale.x(at);
            double begin = Math.clamp(
                    x - width / 2, scale.left(), Math.max(scale.left(), scale.left() + scale.width() - width));
            boolean fits = begin >= free && begin + width <= scale.left() + scale.width();
            ticks.add(new AxisTick(at, x, fits ? words : "", begin));
            free = fits ? begin + width + GAP / 2 : free;
        }
        return ticks;
    }

    private static long step(TimeScale scale, ToDoubleFunction<String> labelWidth) {
        for (long step : STEPS) {
            if (fits(step, scale, labelWidth)) {
                return step;
            }
        }
        long step = STEPS[STEPS.length - 1];
        while (step < Long.MAX_VALUE / 4 && !fits(step, scale, labelWidth)) {
            step *= 2;
        }
        return step;
    }

    private static boolean fits(long step, TimeScale scale, ToDoubleFunction<String> labelWidth) {
        double room = scale.pixels(step) - GAP;
        return labelWidth.applyAsDouble(label(scale.shown().endTicks(), step)) <= room
                && labelWidth.applyAsDouble(label(scale.shown().startTicks(), step)) <= room;
    }

    /** {@code 1:30}, {@code 1:02:03}, and below a second as many decimals as the step has. */
    static String label(long ticks, long step) {
        int decimals = step >= SECOND ? 0 : step >= SECOND / 10 ? 1 : step >= SECOND / 100 ? 2 : 3;
        long seconds = ticks / SECOND;
        String whole = Words.duration(seconds * SECOND);
        return decimals == 0
                ? whole
                : whole
                        + String.format(Locale.ROOT, ".%03d", ticks % SECOND / (SECOND / 1000))
                                .substring(0, decimals + 1);
    }
}
