package dev.packlight.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.PageCache;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "drops pages by a call that Linux has")
class ResidencyTest {

    private static final int BYTES = 1 << 20;

    /** On the disk of the build: a folder for temporary files may be memory, which cannot be dropped. */
    @TempDir(factory = OnDisk.class)
    private Path folder;

    @Test
    void holds_pagesReadThenDropped_isAskedAnewEachTime() throws Exception {
        Path file = Files.write(folder.resolve("film.mp4"), new byte[BYTES]);
        Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file)) {
            assertThat(Residency.holds(file, channel, 12_345, 600_000)).isTrue();
            PageCache.drop(file);
            assertThat(Residency.holds(file, channel, 12_345, 600_000)).isFalse();
            Files.readAllBytes(file);
            assertThat(Residency.holds(file, channel, 12_345, 600_000)).isTrue();
        }
    }
}
