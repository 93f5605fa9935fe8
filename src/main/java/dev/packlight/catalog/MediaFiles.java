package dev.packlight.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads media files from disk. The index of a file that did not change is kept and shared. */
public final class MediaFiles implements AutoCloseable {

    /** What reading an index takes at most, as measured. */
    private static final int INDEX_MEGABYTES = 160;

    private static final int MEGABYTES = Math.clamp(Runtime.getRuntime().maxMemory() / 2 >> 20, 1, Integer.MAX_VALUE);
    private static final Semaphore READING = new Semaphore(MEGABYTES, true);

    private static final Set<String> SIDE_CARS = Set.of("vtt", "srt", "ttml", "dfxp");
    private static final Set<String> EXTENSIONS = Set.of(
            "mp4", "m4v", "m4a", "mov", "qt", "3gp", "3g2", "f4v", "ismv", "isma", "ismt", "cmfv", "cmfa", "cmft");

    /** Whether the name is one of a media file that is looked into. */
    public static boolean isMedia(Path path) {
        return EXTENSIONS.contains(extension(path));
    }

    static boolean isServerManifest(Path path) {
        return extension(path).equals("ism");
    }

    static boolean isSideCar(Path path) {
        return SIDE_CARS.contains(extension(path));
    }

    /** Subtitle files in {@code folder}, by name; listed once as long as the folder does not change. */
    List<Path> sideCars(Path folder) throws IOException {
        FileTime modified = Files.getLastModifiedTime(folder);
        Listing known = listings.getIfPresent(folder);
        if (known == null || !known.modified.equals(modified)) {
            try (Stream<Path> files = Files.list(folder)) {
                known = new Listing(
                        modified, files.filter(MediaFiles::isSideCar).sorted().toList());
            }
            listings.put(folder, known);
        }
        return known.sideCars.stream().filter(admitted).toList();
    }

    private static String extension(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".")
                ? ""
                : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private volatile Predicate<Path> admitted = path -> true;
    private final OpenFiles open = new OpenFiles();
    private final KeptIndexes kept;
    private final Cache<Path, Listing> listings =
            Caffeine.newBuilder().maximumSize(1000).build();

    /** The subtitles of a folder as it was at a moment. */
    private record Listing(FileTime modified, List<Path> sideCars) {}

    /** Reads that are remembered in memory alone. */
    public MediaFiles() {
        this(Optional.empty());
    }

    /** Reads that are remembered on disk, too. */
    MediaFiles(IndexStore store) {
        this(Optional.of(store));
    }

    private MediaFiles(Optional<IndexStore> store) {
        kept = new KeptIndexes(store);
    }

    /** Large files wait for one another, so that together they do not take more memory than there is. */
    private MediaFile readIndex(FileSource source) throws MediaFormatException, IOException {
        int megabytes = Math.clamp(source.size() >> 20, 1, Math.min(INDEX_MEGABYTES, MEGABYTES));
        READING.acquireUninterruptibly(megabytes);
        try {
            Optional<MediaFile> stored = kept.onDisk(source);
            return stored.isPresent() ? stored.get() : readMedia(source);
        } finally {
            READING.release(megabytes);
        }
    }

    private MediaFile readMedia(FileSource source) throws MediaFormatException, IOException {
        FileLease held = source.lease();
        try {
            MediaFile file = Mp4Reader.read(source, source.path().toString());
            kept.keep(source, file);
            return file;
        } finally {
            held.close();
        }
    }

    /** Reads nothing outside {@code borders} from now on. */
    void within(Borders borders) {
        admitted = borders::admit;
    }

    /** The file at {@code path} as it is now; opened only when it is read. */
    FileSource source(Path path) throws IOException {
        if (!admitted.test(path)) {
            throw new FileSystemException(
                    path.toString(),
                    null,
                    "a symbolic link leads out of the library's folders, and links are not followed there");
        }
        return open.source(path);
    }

    /** Reads the index of {@code path} unless that is known, and notes its source. */
    MediaFile read(Path path, Map<MediaFile, FileSource> sources) throws MediaFormatException, IOException {
        FileSource source = source(path);
        MediaFile file = kept.inMemory(source).orElse(null);
        if (file == null) {
            file = readIndex(source);
        }
        sources.put(file, source);
        return file;
    }

    @Override
    public void close() {
        kept.close();
        open.close();
    }
}
