package dev.packlight.drm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.packlight.testing.SampleAssets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real protected files: what stands in them about keys, and that no damage to them goes further than a sentence. */
class ProtectedMediaTest {

    private static Reading read(String name) throws IOException {
        return new DrmReader(List.of())
                .read(Files.readAllBytes(SampleAssets.shared(name)))
                .orElseThrow();
    }

    @Test
    void read_multiDrmInit_namesOneKeyEverywhere() throws IOException {
        Reading reading = read("encrypted-shaka/multidrm-video-init.mp4");
        assertThat(reading.keyIds())
                .extracting(KeyIdAt::place, id -> id.id().toString(), KeyIdAt::at)
                .contains(tuple("tenc", "26093af8-68d3-5e2c-ae9f-1cd3d59932f1", 760))
                .hasSize(2);
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void read_fileWhosePsshNamesAnotherKey_saysWhich() throws IOException {
        assertThat(read("encrypted/cbcs.mp4").problems())
                .anyMatch(problem -> problem.contains("which PSSH, Widevine does not"))
                .anyMatch(problem -> problem.contains("is zero"));
    }

    @Test
    void read_rotatedKeys_standInSeigGroups() throws IOException {
        assertThat(read("encrypted/sample_fragmented_sgpd_v2.mp4").keyIds())
                .filteredOn(id -> id.place().equals("seig"))
                .hasSizeGreaterThan(10);
    }

    @Test
    void read_damagedFiles_neverThrows() throws IOException {
        Random random = new Random(5);
        DrmReader reader = new DrmReader(List.of());
        try (Stream<Path> files = Files.list(SampleAssets.shared("encrypted-shaka"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] sound = Files.readAllBytes(file);
                for (int round = 0; round < 200; round++) {
                    byte[] damaged = sound.clone();
                    for (int i = 0; i < 20; i++) {
                        damaged[random.nextInt(Math.min(damaged.length, 4000))] = (byte) random.nextInt();
                    }
                    assertThat(reader.read(damaged)).isNotNull();
                }
            }
        }
    }
}
