package dev.packlight.origin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packlight.catalog.FileSource;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;

/**
 * Makes pages of a file resident before the event loop sends them, so that a cold disk never stalls other clients.
 *
 * <p>Called on threads that may block. A span that was read lately is trusted to be resident still.
 */
final class Residency {

    private static final int PIECE_BYTES = 64 << 10;
    private static final long TRUST_NANOS = 20_000_000_000L;
    private static final Cache<Key, Long> RECENT =
            Caffeine.newBuilder().maximumSize(65_536).build();

    private record Key(FileSource.Stamp file, long offset) {}

    private Residency() {}

    /** Reads the span once, unless the same span was read lately. */
    static void ensure(FileSource file, long offset, long length, ByteBufAllocator allocator) throws IOException {
        Key key = new Key(file.stamp(), offset);
        Long touched = RECENT.getIfPresent(key);
        if (touched == null || System.nanoTime() - touched > TRUST_NANOS) {
            touch(file, offset, length, allocator);
            RECENT.put(key, System.nanoTime());
        }
    }

    private static void touch(FileSource file, long offset, long length, ByteBufAllocator allocator)
            throws IOException {
        ByteBuf scratch = allocator.directBuffer(PIECE_BYTES, PIECE_BYTES);
        try {
            long end = Math.min(file.size(), offset + length);
            for (long at = offset; at < end; at += PIECE_BYTES) {
                file.read(at, scratch.nioBuffer(0, (int) Math.min(PIECE_BYTES, end - at)));
            }
        } finally {
            scratch.release();
        }
    }
}
