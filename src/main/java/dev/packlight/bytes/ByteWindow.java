package dev.packlight.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a source in large pieces, so that small neighbouring stretches cost one read together. Not for two threads. */
public final class ByteWindow {

    /** What costs as much to read along as a read of its own. */
    private static final int GAP_BYTES = 8 << 10;
    /** From here on memory is worth being used again. */
    private static final int LENT_BYTES = 8 << 10;

    /** How much is read at once along stretches. */
    private static final int AHEAD_BYTES = 128 << 10;

    private static final long[] EVERYTHING = {};

    private final ByteSource source;
    private final long endBytes;
    private final int aheadBytes;
    private final long[] stretches;
    private int stretch;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long start;

    /**
     * @param endBytes nothing at or after this position is read ahead
     * @param aheadBytes how much is read at once, if a stretch is not larger
     */
    public ByteWindow(ByteSource source, long endBytes, int aheadBytes) {
        this(source, endBytes, aheadBytes, EVERYTHING);
    }

    private ByteWindow(ByteSource source, long endBytes, int aheadBytes, long[] stretches) {
        this.source = source;
        this.endBytes = endBytes;
        this.aheadBytes = aheadBytes;
        this.stretches = stretches;
    }

    /**
     * A window that reads no further than stretches reach that are wanted, and over small gaps between them; whoever
     * makes it gives its memory back with {@link #release}.
     *
     * @param stretches offset and length in turn, in the order in which they are read
     */
    public static ByteWindow along(ByteSource source, long[] stretches) {
        return new ByteWindow(source, source.size(), AHEAD_BYTES, stretches);
    }

    /** Where in {@link #buffer()} the {@code length} bytes at {@code offset} lie now. */
    public int locate(long offset, int length) throws IOException {
        if (offset < start || offset + length > start + buffer.limit()) {
            refill(offset, length);
        }
        return (int) (offset - start);
    }

    /** The byte at {@code offset}. */
    public int u8(long offset) throws IOException {
        int position = locate(offset, 1);
        return buffer.get(position) & 0xFF;
    }

    /** A copy of the {@code length} bytes at {@code offset}. */
    public byte[] take(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        int position = locate(offset, length);
        buffer.get(position, bytes);
        return bytes;
    }

    public ByteBuffer buffer() {
        return buffer;
    }

    /** Gives the memory back; {@link #buffer()} is empty then. */
    public void release() {
        if (buffer.isDirect()) {
            WindowMemory.give(buffer);
        }
        buffer = ByteBuffer.allocate(0);
    }

    private void refill(long offset, int length) throws IOException {
        long end = stretches.length == 0 ? endBytes : wantedEnd(offset);
        int wanted = (int) Math.max(length, Math.min(aheadBytes, end - offset));
        if (buffer.capacity() < wanted) {
            release();
            buffer = memory(wanted);
        }
        start = offset;
        buffer.clear().limit(wanted);
        source.readFully(offset, buffer);
        buffer.clear().limit(wanted);
    }

    private ByteBuffer memory(int bytes) {
        boolean lent = stretches.length > 0 && bytes > LENT_BYTES && bytes <= WindowMemory.BYTES;
        return lent ? WindowMemory.take() : ByteBuffer.allocate(bytes);
    }

    /** How far the stretch at {@code offset} reaches, and those behind it that lie near. */
    private long wantedEnd(long offset) {
        int from = stretch;
        for (int looked = 0; looked < stretches.length && !holds(from, offset); looked += 2) {
            from = (from + 2) % stretches.length;
        }
        if (!holds(from, offset)) {
            return offset;
        }
        stretch = from;
        long end = stretches[from] + stretches[from + 1];
        for (int i = from + 2; i < stretches.length && end - offset < aheadBytes; i += 2) {
            if (stretches[i] < end || stretches[i] - end > GAP_BYTES) {
                return end;
            }
            end = stretches[i] + stretches[i + 1];
        }
        return end;
    }

    private boolean holds(int index, long offset) {
        return offset >= stretches[index] && offset < stretches[index] + stretches[index + 1];
    }
}
