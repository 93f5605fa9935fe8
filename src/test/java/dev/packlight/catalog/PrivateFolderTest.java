package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Packlight remembers is its owner's alone. */
class PrivateFolderTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsOwners() {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no owners here");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void open_newDataDirectory_isClosedToOthers() throws Exception {
        Path data = folder.resolve("a/data");
        try (Catalogue catalogue = Catalogue.open(data)) {
            catalogue.write(Map.of("/x", UUID.randomUUID()), Map.of(), Set.of());
            assertThat(permissions(data)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(data)) {
                assertThat(files.filter(Files::isRegularFile))
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void open_dataDirectoryOfEarlierTimes_isClosedToOthers() throws Exception {
        Path data = folder.resolve("data");
        Catalogue.open(data).close();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(data.resolve("catalogue.sqlite"), PosixFilePermissions.fromString("rw-r--r--"));
        Catalogue.open(data).close();
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("catalogue.sqlite"))).isEqualTo("rw-------");
    }

    @Test
    void open_directoryWithOtherThings_staysOpenButTheCatalogueDoesNot() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "of somebody");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Catalogue.open(folder).close();
        assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(folder.resolve("catalogue.sqlite"))).isEqualTo("rw-------");
    }

    @Test
    void unpack_library_isThereOnceAndWhole() throws Exception {
        Path file;
        try (Stream<Path> files = Files.list(NativeSqlite.unpack(folder))) {
            file = files.findFirst().orElseThrow();
        }
        byte[] library = Files.readAllBytes(file);
        assertThat(library).hasSizeGreaterThan(100_000);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        NativeSqlite.unpack(folder);
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(Instant.EPOCH);
        Files.write(file, new byte[10]);
        NativeSqlite.unpack(folder);
        assertThat(Files.readAllBytes(file)).isEqualTo(library);
    }
}
