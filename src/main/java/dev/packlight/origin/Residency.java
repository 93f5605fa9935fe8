package dev.packlight.origin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Knows what of a file the system holds in memory, asked anew each time, so that what is sent without a copy never
 * waits for a disk.
 */
final class Residency {

    /** Whether the system tells of a file; systems tell it of files alone that one may write (mincore(2)). */
    private static final Cache<Path, Boolean> TOLD =
            Caffeine.newBuilder().maximumSize(4096).build();

    private Residency() {}

    /** Whether all of the stretch is in memory; not, where nobody can tell. */
    static boolean holds(Path file, FileChannel channel, long offset, long length) throws IOException {
        if (!TOLD.get(file, Files::isWritable)) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            return channel.map(MapMode.READ_ONLY, offset, length, arena).isLoaded();
        }
    }
}
