package dev.packlight.catalog;

import dev.packlight.media.MediaFile;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Indexes of media files on disk, each with the state that the file had and with the build that read it.
 *
 * <p>An entry that is damaged, or of another state or build, is none and is written anew. The entries together are
 * bounded; those that were not read for longest go first. Where the disk is full that is said once, and nothing is
 * kept.
 */
final class IndexStore {

    private static final Logger LOG = LoggerFactory.getLogger(IndexStore.class);

    /** Eighty films of two hours in ladders of three rungs, or one hundred and twenty in one. */
    static final long MOST_BYTES = 512L << 20;

    /** Smaller ones are read again as fast. */
    private static final int LEAST_BYTES = 16 << 10;

    private static final String SUFFIX = ".index";
    private static final String PART = ".part";
    /** What is freed beyond need, in percent, so that not every entry looks for room. */
    private static final int SPARE_PERCENT = 10;

    private static final int NAME_DIGITS = 32;
    /** Digest of what the entry is of, at its beginning; a checksum ends it. */
    private static final int DIGEST_BYTES = 32;

    private static final int BUFFER_BYTES = 256 << 10;
    /** No entry takes more than this part of the room. */
    private static final int SHARE = 8;

    private final Path folder;
    private final long mostBytes;
    private final InstantSource clock;
    private final Opener opener;
    private long heldBytes = -1;
    private boolean complained;

    /** Opens a file to be written; those of tests fail. */
    @FunctionalInterface
    interface Opener {
        OutputStream open(Path file) throws IOException;
    }

    /** Entries in {@code folder}, which is made when there is something to keep. */
    IndexStore(Path folder) {
        this(folder, MOST_BYTES, InstantSource.system(), IndexStore::openFile);
    }

    IndexStore(Path folder, long mostBytes, InstantSource clock, Opener opener) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.clock = clock;
        this.opener = opener;
    }

    /** The index of the file at {@code path} as it was when it had {@code stamp}. */
    Optional<MediaFile> find(Path path, FileSource.Stamp stamp) {
        Path entry = entry(path);
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(entry));
            Optional<MediaFile> found = open(bytes, path, stamp);
            if (found.isPresent()) {
                Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
            }
            return found;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("the kept index of {} cannot be read; the file is read again", path, e);
            return Optional.empty();
        }
    }

    private static Optional<MediaFile> open(ByteBuffer bytes, Path path, FileSource.Stamp stamp) {
        int end = bytes.limit() - Integer.BYTES;
        if (end < DIGEST_BYTES || checksum(bytes.slice(0, end)) != bytes.getInt(end)) {
            return Optional.empty();
        }
        byte[] digest = new byte[DIGEST_BYTES];
        bytes.get(digest);
        return HexFormat.of().formatHex(digest).equals(identity(path, stamp))
                ? Optional.of(StoredFile.read(bytes))
                : Optional.empty();
    }

    /** Keeps the index of a file, unless reading the file again is as fast. */
    synchronized void keep(Path path, FileSource.Stamp stamp, MediaFile file) {
        long bytes = file.tracks().stream()
                .mapToLong(track -> track.samples().footprintBytes())
                .sum();
        if (bytes < LEAST_BYTES || bytes > mostBytes / SHARE) {
            return;
        }
        try {
            makeFolder();
            replace(entry(path), identity(path, stamp), file);
            complained = false;
        } catch (IOException | RuntimeException e) {
            complain(e);
        }
    }

    private void complain(Exception e) {
        if (!complained) {
            LOG.warn("indexes cannot be kept in {}; until they can, files are read again", folder, e);
        }
        complained = true;
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            PrivateFolder.prepare(folder);
        }
    }

    /** Removes what was not read for longest until there is room for {@code bytes} more. */
    private void makeRoom(long bytes) throws IOException {
        if (heldBytes < 0) {
            heldBytes = 0;
            for (Path file : files()) {
                heldBytes += Files.size(file);
            }
        }
        if (heldBytes + bytes <= mostBytes) {
            return;
        }
        long wanted = Math.max(0, mostBytes - bytes - mostBytes / 100 * SPARE_PERCENT);
        for (Path file : oldestFirst()) {
            if (heldBytes <= wanted) {
                return;
            }
            long freed = Files.size(file);
            Files.delete(file);
            heldBytes -= freed;
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("[0-9a-f]+\\.index"))
                    .toList();
        }
    }

    private List<Path> oldestFirst() throws IOException {
        record Aged(Path file, FileTime time) {}
        List<Aged> aged = new ArrayList<>();
        for (Path file : files()) {
            aged.add(new Aged(file, Files.getLastModifiedTime(file)));
        }
        return aged.stream()
                .sorted(Comparator.comparing(Aged::time))
                .map(Aged::file)
                .toList();
    }

    private void replace(Path entry, String identity, MediaFile file) throws IOException {
        Path part = entry.resolveSibling(entry.getFileName().toString().replace(SUFFIX, PART));
        try {
            Files.deleteIfExists(part);
            write(part, identity, file);
            long size = Files.size(part);
            Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
            makeRoom(size);
            long before = Files.exists(entry) ? Files.size(entry) : 0;
            Files.move(part, entry, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            heldBytes += size - before;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private void write(Path part, String identity, MediaFile file) throws IOException {
        CRC32C crc = new CRC32C();
        try (OutputStream out = opener.open(part);
                DataOutputStream data = new DataOutputStream(
                        new CheckedOutputStream(new BufferedOutputStream(out, BUFFER_BYTES), crc))) {
            data.write(HexFormat.of().parseHex(identity));
            StoredFile.write(file, data);
            data.writeInt((int) crc.getValue());
        }
    }

    private static OutputStream openFile(Path file) throws IOException {
        PrivateFolder.file(file);
        return Files.newOutputStream(file);
    }

    private Path entry(Path path) {
        return folder.resolve(Fingerprint.digest(path.toString()).substring(0, NAME_DIGITS) + SUFFIX);
    }

    private static String identity(Path path, FileSource.Stamp stamp) {
        return Fingerprint.digest(Fingerprint.PROGRAM + "\n" + path + "\n" + stamp);
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
