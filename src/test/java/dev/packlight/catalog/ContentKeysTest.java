package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.delivery.UnservableException;
import dev.packlight.protection.ContentKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentKeysTest {

    private static final UUID LOCATOR = UUID.fromString("f1e8cf1f-8e5a-4b8e-9a33-3f5a3f0a9d01");

    @TempDir
    private Path folder;

    @Test
    void keys_ofOneSecret_areTheSameEverywhere() throws Exception {
        ContentKey key = new ContentKeys(folder).of(LOCATOR);
        ContentKeys again = new ContentKeys(folder);
        assertThat(again.of(LOCATOR)).isEqualTo(key);
        assertThat(again.of(UUID.randomUUID())).isNotEqualTo(key);
        assertThat(again.find(key.id(), Stream.of(UUID.randomUUID(), LOCATOR))).contains(key);
        assertThat(again.find(key.id(), Stream.of(UUID.randomUUID()))).isEmpty();
        assertThat(key.id().version()).isEqualTo(4);
        assertThat(key.id().variant()).isEqualTo(2);
    }

    @Test
    void keys_ofAnotherSecret_areOthers() throws Exception {
        ContentKey key = new ContentKeys(folder).of(LOCATOR);
        assertThat(new ContentKeys(Files.createDirectory(folder.resolve("other")))
                        .of(LOCATOR)
                        .id())
                .isNotEqualTo(key.id());
    }

    @Test
    void secret_isItsOwnersAlone_andTheOnlyFile() throws Exception {
        new ContentKeys(folder).of(LOCATOR);
        Path secret = folder.resolve(ContentKeys.FILE_NAME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(secret);
        }
    }

    @Test
    void secret_thatIsDamaged_isNamedAndKept() throws Exception {
        Path secret = Files.write(folder.resolve(ContentKeys.FILE_NAME), new byte[7]);
        assertThatThrownBy(() -> new ContentKeys(folder).of(LOCATOR))
                .isInstanceOf(UnservableException.class)
                .hasMessageContaining("7 bytes instead of 32");
        assertThat(Files.size(secret)).isEqualTo(7);
    }
}
