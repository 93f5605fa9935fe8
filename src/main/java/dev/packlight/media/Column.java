package dev.packlight.media;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * An immutable list of integers, stored in the narrowest primitive array that holds them all.
 *
 * <p>A two-hour film has half a million samples; this is what keeps its index within a few megabytes.
 */
public sealed interface Column {

    long get(int index);

    int length();

    /** Smallest value; 0 where there is none. */
    default long least() {
        long least = length() == 0 ? 0 : get(0);
        for (int i = 1; i < length(); i++) {
            least = Math.min(least, get(i));
        }
        return least;
    }

    /** Values {@code from} (inclusive) to {@code to} (exclusive). */
    Column part(int from, int to);

    /** Sum of values {@code from} (inclusive) to {@code to} (exclusive). */
    default long sum(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += get(i);
        }
        return sum;
    }

    /** Bytes of the backing array. */
    long footprintBytes();

    /** Copies {@code values[0..length)} into the narrowest form; equal values take no array at all. */
    static Column of(long[] values, int length) {
        return of(i -> values[i], length);
    }

    /** Copies the first {@code length} values into the narrowest form; equal values take no array at all. */
    static Column of(IntToLongFunction values, int length) {
        if (length == 0) {
            return new Constant(0, 0);
        }
        long min = values.applyAsLong(0);
        long max = min;
        for (int i = 1; i < length; i++) {
            min = Math.min(min, values.applyAsLong(i));
            max = Math.max(max, values.applyAsLong(i));
        }
        if (min == max) {
            return new Constant(min, length);
        }
        if (min >= 0 && max <= Character.MAX_VALUE) {
            return chars(values, length);
        }
        return min >= Integer.MIN_VALUE && max <= 0xFFFF_FFFFL + Math.min(min, 0)
                ? ints(values, length, min)
                : longs(values, length);
    }

    /** {@code length} times the same value. */
    static Column constant(long value, int length) {
        return new Constant(value, length);
    }

    /** All of {@code values} in the narrowest form; the array is kept where it is that. */
    static Column of(int[] values) {
        int min = values.length == 0 ? 0 : values[0];
        int max = min;
        for (int value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        if (min == max) {
            return new Constant(min, values.length);
        }
        if (min >= 0 && max <= Character.MAX_VALUE) {
            char[] narrow = new char[values.length];
            for (int i = 0; i < narrow.length; i++) {
                narrow[i] = (char) values[i];
            }
            return new Chars(narrow);
        }
        int base = Math.min(min, 0);
        for (int i = 0; base < 0 && i < values.length; i++) {
            values[i] -= base;
        }
        return new Ints(values, base);
    }

    private static Column chars(IntToLongFunction values, int length) {
        char[] narrow = new char[length];
        for (int i = 0; i < length; i++) {
            narrow[i] = (char) values.applyAsLong(i);
        }
        return new Chars(narrow);
    }

    private static Column ints(IntToLongFunction values, int length, long min) {
        long base = Math.min(min, 0);
        int[] narrow = new int[length];
        for (int i = 0; i < length; i++) {
            narrow[i] = (int) (values.applyAsLong(i) - base);
        }
        return new Ints(narrow, base);
    }

    private static Column longs(IntToLongFunction values, int length) {
        long[] copy = new long[length];
        for (int i = 0; i < length; i++) {
            copy[i] = values.applyAsLong(i);
        }
        return new Longs(copy);
    }

    /** The same value throughout. */
    final class Constant implements Column {
        final long value;
        final int length;

        Constant(long value, int length) {
            this.value = value;
            this.length = length;
        }

        @Override
        public long get(int index) {
            return value;
        }

        @Override
        public long sum(int from, int to) {
            return value * (to - from);
        }

        @Override
        public Column part(int from, int to) {
            return new Constant(value, to - from);
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public long footprintBytes() {
            return 0;
        }
    }

    /** Values from 0 to 65,535. */
    final class Chars implements Column {
        final char[] values;

        Chars(char[] values) {
            this.values = values;
        }

        @Override
        public Column part(int from, int to) {
            return new Chars(Arrays.copyOfRange(values, from, to));
        }

        @Override
        public long get(int index) {
            return values[index];
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public long footprintBytes() {
            return 2L * values.length;
        }
    }

    /** Values within 32 bits above a base. */
    final class Ints implements Column {
        final int[] values;
        final long base;

        Ints(int[] values, long base) {
            this.values = values;
            this.base = base;
        }

        @Override
        public Column part(int from, int to) {
            return new Ints(Arrays.copyOfRange(values, from, to), base);
        }

        @Override
        public long get(int index) {
            return base + Integer.toUnsignedLong(values[index]);
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public long footprintBytes() {
            return 4L * values.length;
        }
    }

    /** Anything. */
    final class Longs implements Column {
        final long[] values;

        Longs(long[] values) {
            this.values = values;
        }

        @Override
        public Column part(int from, int to) {
            return new Longs(Arrays.copyOfRange(values, from, to));
        }

        @Override
        public long get(int index) {
            return values[index];
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public long footprintBytes() {
            return 8L * values.length;
        }
    }
}
