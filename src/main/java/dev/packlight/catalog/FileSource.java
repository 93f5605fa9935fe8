package dev.packlight.catalog;

import dev.packlight.bytes.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file to read, with the identity it had when it was looked at.
 *
 * <p>It holds no handle: {@link OpenFiles} opens it for each stretch of reading, and refuses where the path names
 * another file by then.
 */
public final class FileSource implements ByteSource {

    private final Path path;
    private final Stamp stamp;
    private final OpenFiles files;

    FileSource(Path path, Stamp stamp, OpenFiles files) {
        this.path = path;
        this.stamp = stamp;
        this.files = files;
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

    public Path path() {
        return path;
    }

    /** Keeps the file open until the lease is closed, for several reads in a row or for sending without a copy. */
    public FileLease lease() throws IOException {
        return files.lease(path, stamp);
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

    @Override
    public long size() {
        return stamp.sizeBytes();
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        int start = target.position();
        try (FileLease lease = lease()) {
            return lease.channel().read(target, position);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (ClosedChannelException e) {
            target.position(start);
            return readAgain(position, target);
        }
    }

    /** Another reader of the file was interrupted, which closes the channel for all of them. */
    private int readAgain(long position, ByteBuffer target) throws IOException {
        try (FileLease lease = lease()) {
            return lease.channel().read(target, position);
        }
    }
}
