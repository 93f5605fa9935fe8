package dev.packlight.ui.play;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Points of a line by ascending x, at most four in each column of pixels: the first, the least, the most and the last.
 */
final class Curve {

    private final double[] x;
    private final double[] y;
    private int count;

    private Curve(int most) {
        x = new double[most];
        y = new double[most];
    }

    /** What a line through {@code count} points looks like. */
    static Curve of(int count, IntToDoubleFunction x, IntToDoubleFunction y) {
        Curve curve = new Curve(count);
        int begin = 0;
        while (begin < count) {
            double column = Math.floor(x.applyAsDouble(begin));
            int end = begin + 1;
            while (end < count && Math.floor(x.applyAsDouble(end)) == column) {
                end++;
            }
            curve.addColumn(begin, end, x, y);
            begin = end;
        }
        return curve;
    }

    private void addColumn(int begin, int end, IntToDoubleFunction xs, IntToDoubleFunction ys) {
        if (end - begin <= 4) {
            for (int i = begin; i < end; i++) {
                add(xs.applyAsDouble(i), ys.applyAsDouble(i));
            }
            return;
        }
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = begin; i < end; i++) {
            least = Math.min(least, ys.applyAsDouble(i));
            most = Math.max(most, ys.applyAsDouble(i));
        }
        double at = xs.applyAsDouble(begin);
        add(at, ys.applyAsDouble(begin));
        add(at, least);
        add(at, most);
        add(xs.applyAsDouble(end - 1), ys.applyAsDouble(end - 1));
    }

    private void add(double pointX, double pointY) {
        x[count] = pointX;
        y[count] = pointY;
        count++;
    }

    int count() {
        return count;
    }

    double[] x() {
        return Arrays.copyOf(x, count);
    }

    double[] y() {
        return Arrays.copyOf(y, count);
    }
}
