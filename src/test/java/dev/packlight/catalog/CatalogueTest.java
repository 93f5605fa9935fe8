package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class CatalogueTest {

    @TempDir
    private Path data;

    @Test
    void catalogue_openedAgain_remembersEverything() throws Exception {
        Map<String, UUID> locators = Map.of("/a/x.mp4", UUID.randomUUID(), "/a/y.mp4", UUID.randomUUID());
        try (Catalogue catalogue = Catalogue.open(data)) {
            catalogue.replaceFolders(List.of(Path.of("/b"), Path.of("/a")));
            catalogue.setting("theme", "DARK");
            assertThat(catalogue.write(locators, Map.of(), Set.of())).isEqualTo(locators);
        }
        try (Catalogue catalogue = Catalogue.open(data)) {
            assertThat(catalogue.folders()).containsExactly(Path.of("/b"), Path.of("/a"));
            assertThat(catalogue.setting("theme")).hasValue("DARK");
            assertThat(catalogue.locators()).isEqualTo(locators);
        }
    }

    @Test
    void open_damagedFile_saysSoAndLeavesIt() throws Exception {
        Path file = data.resolve("catalogue.sqlite");
        byte[] rubbish = "this is no database at all, but long enough to be taken for one"
                .repeat(40)
                .getBytes();
        Files.write(file, rubbish);
        assertThatThrownBy(() -> Catalogue.open(data))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("--data");
        assertThat(Files.readAllBytes(file)).isEqualTo(rubbish);
    }

    @Test
    void open_fullDisk_saysSoAndOpensOnceThereIsRoom() throws Exception {
        SQLiteConfig full = new SQLiteConfig();
        full.setPragma(SQLiteConfig.Pragma.MAX_PAGE_COUNT, "1");
        assertThatThrownBy(() -> Catalogue.open(data, full))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("the disk is full")
                .hasMessageContaining("--data");
        try (Catalogue catalogue = Catalogue.open(data)) {
            assertThat(catalogue.folders()).isEmpty();
        }
    }

    @Test
    void open_newerFile_saysSo() throws Exception {
        Catalogue.open(data).close();
        try (Connection connection = connect()) {
            connection.createStatement().execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> Catalogue.open(data))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("newer Packlight");
    }

    @Test
    void open_lockedFile_saysSo() throws Exception {
        try (Connection connection = connect()) {
            connection.createStatement().execute("PRAGMA journal_mode = DELETE");
            connection.createStatement().execute("BEGIN EXCLUSIVE");
            assertThatThrownBy(() -> Catalogue.open(data))
                    .isInstanceOf(CatalogueException.class)
                    .hasMessageContaining("locked");
        }
    }

    @Test
    void open_olderFile_isBackedUpAndKeepsWhatItHeld() throws Exception {
        Map<String, UUID> locators = Map.of("/a/x.mp4", UUID.randomUUID());
        try (Catalogue catalogue = Catalogue.open(data)) {
            catalogue.write(locators, Map.of(), Set.of());
        }
        try (Connection connection = connect()) {
            connection.createStatement().execute("DROP TABLE filter");
            connection.createStatement().execute("PRAGMA user_version = 1");
        }
        try (Catalogue catalogue = Catalogue.open(data)) {
            assertThat(catalogue.locators()).isEqualTo(locators);
            catalogue.filter("", "f", "{}");
            assertThat(catalogue.filters().get("")).containsEntry("f", "{}");
        }
        assertThat(data.resolve("catalogue.sqlite.v1.backup")).exists();
    }

    @Test
    void write_assetThatAnotherProgramKnew_keepsItsLocator() throws Exception {
        try (Catalogue catalogue = Catalogue.open(data)) {
            Map<String, UUID> first = Map.of("/a/x.mp4", UUID.randomUUID());
            catalogue.write(first, Map.of(), Set.of());
            assertThat(catalogue.write(Map.of("/a/x.mp4", UUID.randomUUID()), Map.of(), Set.of()))
                    .isEqualTo(first);
        }
    }

    @Test
    void open_damageBehindTheHeader_saysSoAndLeavesIt() throws Exception {
        try (Catalogue catalogue = Catalogue.open(data)) {
            Map<String, UUID> many = new HashMap<>();
            for (int i = 0; i < 2000; i++) {
                many.put("/a/film number " + i + ".mp4", UUID.randomUUID());
            }
            catalogue.write(many, Map.of(), Set.of());
        }
        Path file = data.resolve("catalogue.sqlite");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 8192, (byte) 0x5A);
        Files.write(file, bytes);
        assertThatThrownBy(() -> Catalogue.open(data))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("--data");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    private Connection connect() throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("catalogue.sqlite"));
    }
}
