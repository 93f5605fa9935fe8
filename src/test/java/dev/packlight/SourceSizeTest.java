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
    private static final int MOST_COLUMNS = 120;

    @Test
    void sources_ofTheHouseAndItsTests_haveAtMost300Lines() throws IOException {
        for (Path source : sources()) {
            assertThat(Files.readAllLines(source)).as("lines of %s", source).hasSizeLessThanOrEqualTo(MOST_LINES);
        }
    }

    @Test
    void comments_whichTheFormatterLeaves_haveAtMost120Columns() throws IOException {
        for (Path source : sources()) {
            assertThat(Files.readAllLines(source).stream().filter(SourceSizeTest::isComment))
                    .as("comments of %s", source)
                    .allMatch(line -> line.length() <= MOST_COLUMNS);
        }
    }

    private static boolean isComment(String line) {
        String text = line.strip();
        return text.startsWith("/*") || text.startsWith("* ") || text.startsWith("//");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources =
                    files.filter(f -> f.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(500);
            return sources;
        }
    }
}
