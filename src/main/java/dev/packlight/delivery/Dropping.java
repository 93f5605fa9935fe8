package dev.packlight.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A producer without its first bytes. */
final class Dropping implements Body.Producer {

    private static final int CHUNK_BYTES = 1 << 16;

    private final Body.Producer whole;
    private long left;
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private boolean more = true;

    Dropping(Body.Producer whole, long bytes) {
        this.whole = whole;
        this.left = bytes;
    }

    @Override
    public boolean fill(ByteBuffer target) throws IOException {
        drop();
        if (chunk.hasRemaining()) {
            int count = Math.min(chunk.remaining(), target.remaining());
            target.put(target.position(), chunk, chunk.position(), count).position(target.position() + count);
            chunk.position(chunk.position() + count);
            return more || chunk.hasRemaining();
        }
        return more && whole.fill(target);
    }

    @Override
    public void close() {
        whole.close();
    }

    private void drop() throws IOException {
        if (left > 0) {
            chunk = ByteBuffer.allocate(CHUNK_BYTES);
        }
        while (left > 0 && more) {
            chunk.clear();
            more = whole.fill(chunk);
            chunk.flip();
            int dropped = (int) Math.min(left, chunk.remaining());
            chunk.position(dropped);
            left -= dropped;
        }
    }
}
