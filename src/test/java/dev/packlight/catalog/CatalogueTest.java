package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    @TempDir
    private Path data;

    @Test
    void catalogue_openedAgain_remembersEverything() throws Exception {
        List<UUID> locators;
        try (Catalogue catalogue = Catalogue.open(data)) {
            catalogue.replaceFolders(List.of(Path.of("/b"), Path.of("/a")));
            catalogue.setting("theme", "DARK");
            locators = catalogue.locators(List.of(Path.of("/a/x.mp4"), Path.of("/a/y.mp4")));
        }
        try (Catalogue catalogue = Catalogue.open(data)) {
            assertThat(catalogue.folders()).containsExactly(Path.of("/b"), Path.of("/a"));
            assertThat(catalogue.setting("theme")).hasValue("DARK");
            assertThat(catalogue.locators(List.of(Path.of("/a/y.mp4"), Path.of("/a/x.mp4"))))
                    .containsExactly(locators.get(1), locators.get(0));
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
        UUID locator;
        try (Catalogue catalogue = Catalogue.open(data)) {
            locator = catalogue.locators(List.of(Path.of("/a/x.mp4"))).getFirst();
        }
        try (Connection connection = connect()) {
            connection.createStatement().execute("DROP TABLE filter");
            connection.createStatement().execute("PRAGMA user_version = 1");
        }
        try (Catalogue catalogue = Catalogue.open(data)) {
            assertThat(catalogue.locators(List.of(Path.of("/a/x.mp4")))).containsExactly(locator);
            catalogue.filter("", "f", "{}");
            assertThat(catalogue.filters().get("")).containsEntry("f", "{}");
        }
        assertThat(data.resolve("catalogue.sqlite.v1.backup")).exists();
    }

    private Connection connect() throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("catalogue.sqlite"));
    }
}
