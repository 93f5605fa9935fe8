package dev.packlight.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packlight.media.MediaFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Indexes of files that were read: lately ones in memory, others on disk where there is a place for them. */
final class KeptIndexes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptIndexes.class);

    /** A two-hour film takes some 4 MB; scans fill this with what nobody may ask for. */
    private static final long MEMORY_BYTES = Math.min(Runtime.getRuntime().maxMemory() / 8, 128 << 20);

    private static final int OBJECTS_BYTES = 4096;
    /** Indexes that wait to be written; whoever has another one then writes it itself. */
    private static final int WAITING = 4;

    private static final int PATIENCE_SECONDS = 2;

    private final Cache<Key, MediaFile> memory = Caffeine.newBuilder()
            .maximumWeight(MEMORY_BYTES)
            .weigher((Key key, MediaFile file) -> weight(file))
            .build();
    private final Optional<IndexStore> store;
    private final ExecutorService writer = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("index-store").daemon().factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());

    private record Key(Path path, FileSource.Stamp stamp) {

        Key(FileSource source) {
            this(source.path(), source.stamp());
        }
    }

    KeptIndexes(Optional<IndexStore> store) {
        this.store = store;
    }

    private static int weight(MediaFile file) {
        long bytes = file.tracks().stream()
                .mapToLong(track -> track.samples().footprintBytes())
                .sum();
        return (int) Math.min(Integer.MAX_VALUE, OBJECTS_BYTES + bytes);
    }

    Optional<MediaFile> inMemory(FileSource source) {
        return Optional.ofNullable(memory.getIfPresent(new Key(source)));
    }

    /** What an earlier reading left on disk; in memory from now on. */
    Optional<MediaFile> onDisk(FileSource source) {
        Optional<MediaFile> stored = store.flatMap(s -> s.find(source.path(), source.stamp()));
        stored.ifPresent(file -> memory.put(new Key(source), file));
        return stored;
    }

    /** Keeps what was read in memory, and on disk a moment later. */
    void keep(FileSource source, MediaFile file) {
        memory.put(new Key(source), file);
        store.ifPresent(s -> writer.execute(() -> s.keep(source.path(), source.stamp(), file)));
    }

    /** Waits a moment for what is being written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("some indexes were not written; their files are read again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
