package dev.packlight.origin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packlight.catalog.FileSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Makes pages of a file resident before the event loop sends them, so that a cold disk never stalls other clients.
 *
 * <p>Called on threads that may block. A block that was touched lately is trusted to be resident still.
 */
final class Residency {

    private static final long BLOCK_BYTES = 1 << 20;
    private static final int PAGE_BYTES = 4096;
    private static final long TRUST_NANOS = 20_000_000_000L;
    private static final Cache<Key, Long> RECENT = Caffeine.newBuilder().maximumSize(65_536).build();

    private record Key(FileSource.Stamp file, long block) {}

    private Residency() {}

    static void ensure(FileSource file, long offset, long length) throws IOException {
        for (long block = offset / BLOCK_BYTES; block <= (offset + length - 1) / BLOCK_BYTES; block++) {
            Key key = new Key(file.stamp(), block);
            Long touched = RECENT.getIfPresent(key);
            if (touched == null || System.nanoTime() - touched > TRUST_NANOS) {
                touch(file, block * BLOCK_BYTES);
                RECENT.put(key, System.nanoTime());
            }
        }
    }

    private static void touch(FileSource file, long start) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        long end = Math.min(file.size(), start + BLOCK_BYTES);
        for (long at = start; at < end; at += PAGE_BYTES) {
            one.clear();
            file.read(at, one);
        }
    }
}
