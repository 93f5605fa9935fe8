package dev.packlight.media;

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

    /** Bytes of the backing array. */
    long footprintBytes();

    /** Copies {@code values[0..length)} into the narrowest form; equal values take no array at all. */
    static Column of(long[] values, int length) {
        if (length == 0) {
            return new Constant(0, 0);
        }
        long min = values[0];
        long max = values[0];
        for (int i = 1; i < length; i++) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
        }
        if (min == max) {
            return new Constant(min, length);
        }
        if (min >= 0 && max <= Character.MAX_VALUE) {
            return chars(values, length);
        }
        return min >= Integer.MIN_VALUE && max - Math.min(min, 0) <= 0xFFFF_FFFFL
                ? ints(values, length, min)
                : longs(values, length);
    }

    private static Column chars(long[] values, int length) {
        char[] narrow = new char[length];
        for (int i = 0; i < length; i++) {
            narrow[i] = (char) values[i];
        }
        return new Chars(narrow);
    }

    private static Column ints(long[] values, int length, long min) {
        long base = Math.min(min, 0);
        int[] narrow = new int[length];
        for (int i = 0; i < length; i++) {
            narrow[i] = (int) (values[i] - base);
        }
        return new Ints(narrow, base);
    }

    private static Column longs(long[] values, int length) {
        long[] copy = new long[length];
        System.arraycopy(values, 0, copy, 0, length);
        return new Longs(copy);
    }

    /** The same value throughout. */
    final class Constant implements Column {
        private final long value;
        private final int length;

        Constant(long value, int length) {
            this.value = value;
            this.length = length;
        }

        @Override
        public long get(int index) {
            return value;
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
        private final char[] values;

        Chars(char[] values) {
            this.values = values;
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
        private final int[] values;
        private final long base;

        Ints(int[] values, long base) {
            this.values = values;
            this.base = base;
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
        private final long[] values;

        Longs(long[] values) {
            this.values = values;
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
