package dev.packlight.bytes;

import java.nio.ByteBuffer;

/** Bytes that lie in memory. */
public record ArraySource(byte[] bytes) implements ByteSource {

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int read(long position, ByteBuffer target) {
        if (position >= bytes.length) {
            return -1;
        }
        int n = (int) Math.min(target.remaining(), bytes.length - position);
        target.put(bytes, (int) position, n);
        return n;
    }
}
