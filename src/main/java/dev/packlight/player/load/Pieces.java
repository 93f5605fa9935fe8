package dev.packlight.player.load;

import dev.packlight.bytes.ByteSource;
import java.nio.ByteBuffer;

/** Bytes in memory, given in pieces. */
record Pieces(byte[]... pieces) implements ByteSource {

    @Override
    public long size() {
        long sum = 0;
        for (byte[] piece : pieces) {
            sum += piece.length;
        }
        return sum;
    }

    @Override
    public int read(long position, ByteBuffer target) {
        long start = 0;
        for (byte[] piece : pieces) {
            if (position < start + piece.length) {
                int from = (int) (position - start);
                int n = Math.min(target.remaining(), piece.length - from);
                target.put(piece, from, n);
                return n;
            }
            start += piece.length;
        }
        return -1;
    }
}
