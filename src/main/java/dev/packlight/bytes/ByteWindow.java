package dev.packlight.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a source in large pieces, so that small neighbouring stretches cost one read together. Not for two threads. */
public final class ByteWindow {

    /** Read-ahead for stretches that lie close together. */
    public static final int DENSE_BYTES = 256 << 10;

    private final ByteSource source;
    private final long endBytes;
    private final int aheadBytes;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long start;

    /**
     * @param endBytes nothing at or after this position is read ahead
     * @param aheadBytes how much is read at once, if a stretch is not larger
     */
    public ByteWindow(ByteSource source, long endBytes, int aheadBytes) {
        this.source = source;
        this.endBytes = endBytes;
        this.aheadBytes = aheadBytes;
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

    private void refill(long offset, int length) throws IOException {
        int wanted = (int) Math.max(length, Math.min(aheadBytes, endBytes - offset));
        if (buffer.capacity() < wanted) {
            buffer = ByteBuffer.allocate(wanted);
        }
        start = offset;
        buffer.clear().limit(wanted);
        source.readFully(offset, buffer);
        buffer.clear().limit(wanted);
    }
}
