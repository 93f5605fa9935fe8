package dev.packlight.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once into the data directory.
 *
 * <p>Left to itself the driver unpacks it into the temporary directory at each start, where it stays when the program
 * is killed.
 */
final class NativeSqlite {

    private static final Logger LOG = LoggerFactory.getLogger(NativeSqlite.class);
    private static final String PLACE = "org.sqlite.lib.path";

    private NativeSqlite() {}

    /** Has the driver load the library from {@code dataDirectory}, unless it was told where or loaded it already. */
    static synchronized void prepare(Path dataDirectory) {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        try {
            Path folder = unpack(dataDirectory.resolve("native"));
            System.setProperty(PLACE, folder.toAbsolutePath().toString());
        } catch (IOException e) {
            LOG.warn("SQLite's library is unpacked into the temporary directory instead", e);
        }
    }

    /** The folder with the library in it, as it is in this program. */
    static Path unpack(Path folder) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        byte[] library;
        try (InputStream in =
                SQLiteJDBCLoader.class.getResourceAsStream(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
            if (in == null) {
                throw new IOException("there is no SQLite for this system");
            }
            library = in.readAllBytes();
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), library)) {
            Path part = Files.createTempFile(folder, name, ".part");
            Files.write(part, library);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder;
    }
}
