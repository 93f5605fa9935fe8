package dev.packlight.packaging;

import dev.packlight.delivery.Body;
import dev.packlight.delivery.BodyStream;
import dev.packlight.protection.ContentKey;
import dev.packlight.protection.Iv;
import dev.packlight.protection.SegmentCipher;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A body encrypted as a whole while it is sent. Its length is arithmetic; each block follows from all before it, so
 * that what begins in the middle is encrypted from the beginning (decision 0016).
 */
record EncryptedBody(Body clear, ContentKey key, Iv iv) implements Body.Generator {

    private static final int CHUNK_BYTES = 1 << 16;

    @Override
    public long length() {
        return SegmentCipher.bytes(clear.length());
    }

    @Override
    public Body.Producer open(long from) {
        return new Encryption(new BodyStream(clear), SegmentCipher.of(key, iv)).dropping(from);
    }

    private static final class Encryption implements Body.Producer {

        private final BodyStream clear;
        private final SegmentCipher cipher;
        private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        private boolean more = true;

        Encryption(BodyStream clear, SegmentCipher cipher) {
            this.clear = clear;
            this.cipher = cipher;
        }

        @Override
        public boolean fill(ByteBuffer target) throws IOException {
            while (more && target.remaining() >= MIN_ROOM) {
                chunk.clear().limit(Math.min(CHUNK_BYTES, target.remaining() - 2 * SegmentCipher.BLOCK_BYTES));
                more = clear.fill(chunk);
                cipher.update(chunk.flip(), target);
                if (!more) {
                    cipher.finish(target);
                }
            }
            return more;
        }

        @Override
        public void close() {
            clear.close();
        }
    }
}
