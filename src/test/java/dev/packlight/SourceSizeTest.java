package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file that outgrows its bound has found its second subject; in tests as well. */
class SourceSizeTest {

    private static final int MOST_LINES = 300;

    @Test
    void sources_ofTheHouseAndItsTests_haveAtMost300Lines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources =
                    files.filter(f -> f.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(500);
            for (Path source : sources) {
                assertThat(Files.readAllLines(source)).as("lines of %s", source).hasSizeLessThanOrEqualTo(MOST_LINES);
            }
        }
    }
}
