package dev.packlight.mpegts;

import dev.packlight.bytes.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a source in large pieces, so that small neighbouring samples cost one read together. */
final class SampleWindow {

    /** Read-ahead for samples that lie close together. */
    static final int DENSE_BYTES = 256 << 10;

    private final ByteSource source;
    private final long endBytes;
    private final int aheadBytes;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long start;

    /**
     * @param endBytes nothing at or after this position is read ahead
     * @param aheadBytes how much is read at once, if a sample is not larger
     */
    SampleWindow(ByteSource source, long endBytes, int aheadBytes) {
        this.source = source;
        this.endBytes = endBytes;
        this.aheadBytes = aheadBytes;
    }

    /** Where in {@link #buffer()} the {@code length} bytes at {@code offset} lie now. */
    int locate(long offset, int length) throws IOException {
        if (offset < start || offset + length > start + buffer.limit()) {
            refill(offset, length);
        }
        return (int) (offset - start);
    }

    ByteBuffer buffer() {
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
