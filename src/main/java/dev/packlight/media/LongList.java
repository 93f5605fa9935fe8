package dev.packlight.media;

import java.util.Arrays;

/** A growing list of numbers in blocks, each as narrow as its values allow, so that growing copies next to nothing. */
public final class LongList {

    private static final int BLOCK = 1 << 14;

    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};

    private int[][] narrow = {new int[16]};
    private long[][] wide = {NO_LONGS};
    private int length;

    public int length() {
        return length;
    }

    public void add(long value) {
        int block = length / BLOCK;
        if (block == narrow.length) {
            narrow = Arrays.copyOf(narrow, block + 1 + block / 2);
            wide = Arrays.copyOf(wide, narrow.length);
            Arrays.fill(narrow, block, narrow.length, NO_INTS);
            Arrays.fill(wide, block, wide.length, NO_LONGS);
        }
        if (isNarrow(block) && narrow[block].length == 0) {
            narrow[block] = new int[BLOCK];
        }
        put(block, length++ % BLOCK, value);
    }

    /** Replaces a value. */
    public void set(int index, long value) {
        put(index / BLOCK, index % BLOCK, value);
    }

    private void put(int block, int at, long value) {
        if (isNarrow(block) && value == (int) value) {
            if (at == narrow[block].length) {
                narrow[block] = Arrays.copyOf(narrow[block], at * 2);
            }
            narrow[block][at] = (int) value;
            return;
        }
        if (isNarrow(block)) {
            wide[block] = Arrays.stream(narrow[block]).asLongStream().toArray();
            narrow[block] = NO_INTS;
        }
        if (at == wide[block].length) {
            wide[block] = Arrays.copyOf(wide[block], at * 2);
        }
        wide[block][at] = value;
    }

    private boolean isNarrow(int block) {
        return wide[block].length == 0;
    }

    public long get(int index) {
        int block = index / BLOCK;
        return isNarrow(block) ? narrow[block][index % BLOCK] : wide[block][index % BLOCK];
    }

    /** All values, after which the list is empty. */
    public Column toColumn() {
        Column column = Column.of(this::get, length);
        narrow = new int[][] {new int[16]};
        wide = new long[][] {NO_LONGS};
        length = 0;
        return column;
    }

    /** All values as they are, for lists of what fits into 32 bits. */
    public int[] toInts() {
        int[] all = new int[length];
        for (int i = 0; i < length; i++) {
            all[i] = (int) get(i);
        }
        return all;
    }
}
