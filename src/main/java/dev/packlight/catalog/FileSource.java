package dev.packlight.catalog;

import dev.packlight.bytes.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file opened for reading, with the identity it had when it was opened.
 *
 * <p>The channel stays open as long as anyone holds this object and is closed with it by the garbage collector,
 * because answers on slow connections outlive the publication they came from.
 */
public final class FileSource implements ByteSource {

    private final Path path;
    private final FileChannel channel;
    private final Stamp stamp;

    private FileSource(Path path, FileChannel channel, Stamp stamp) {
        this.path = path;
        this.channel = channel;
        this.stamp = stamp;
    }

    /** Size, modification time and file key: what changes when a file is written or replaced. */
    public record Stamp(long sizeBytes, long modifiedNanos, String fileKey) {

        public static Stamp of(Path path) throws IOException {
            BasicFileAttributes a = Files.readAttributes(path, BasicFileAttributes.class);
            var modified = a.lastModifiedTime().toInstant();
            return new Stamp(
                    a.size(),
                    modified.getEpochSecond() * 1_000_000_000L + modified.getNano(),
                    String.valueOf(a.fileKey()));
        }

        public long modifiedMillis() {
            return modifiedNanos / 1_000_000;
        }
    }

    /** Opens a regular file; anything else might never answer. */
    public static FileSource open(Path path) throws IOException {
        if (!Files.isRegularFile(path) && Files.exists(path)) {
            throw new FileSystemException(path.toString(), null, "a folder, pipe or device is no media file");
        }
        Stamp stamp = Stamp.of(path);
        return new FileSource(path, FileChannel.open(path, StandardOpenOption.READ), stamp);
    }

    public Path path() {
        return path;
    }

    /** For sending without a copy; never closed by its users. */
    public FileChannel channel() {
        return channel;
    }

    public Stamp stamp() {
        return stamp;
    }

    /** Whether the path still names the same, unmodified file. */
    public boolean isCurrent() {
        try {
            return Stamp.of(path).equals(stamp);
        } catch (IOException e) {
            return false;
        }
    }

    /** Closes at once; only for sources that were never handed on. */
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public long size() {
        return stamp.sizeBytes();
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        return channel.read(target, position);
    }
}
