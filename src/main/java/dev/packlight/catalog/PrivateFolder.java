package dev.packlight.catalog;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes folders and files that their owner alone may read, where the system knows owners. */
public final class PrivateFolder {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
    private static final boolean KNOWS_OWNERS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<String> OURS = Set.of("log", "thumbnails", "native", "indexes");

    private PrivateFolder() {}

    /** Makes the data directory, or closes it to others; one that holds other people's things stays as it is. */
    public static void prepare(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectories(folder, attributes(FOLDER));
        }
        if (holdsOursAlone(folder)) {
            restrict(folder, FOLDER);
        }
    }

    private static boolean holdsOursAlone(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString())
                    .allMatch(name -> OURS.contains(name)
                            || name.startsWith("catalogue.sqlite")
                            || name.startsWith(ContentKeys.FILE_NAME));
        }
    }

    /** Makes an empty file, or closes one that is there to others. */
    static void file(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, attributes(FILE));
        }
        restrict(file, FILE);
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return KNOWS_OWNERS
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static void restrict(Path path, Set<PosixFilePermission> permissions) {
        if (!KNOWS_OWNERS) {
            return;
        }
        try {
            if (!Files.getPosixFilePermissions(path).equals(permissions)) {
                Files.setPosixFilePermissions(path, permissions);
            }
        } catch (IOException e) {
            LOG.warn("{} may be read by others, which cannot be changed", path, e);
        }
    }
}
