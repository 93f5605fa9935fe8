package dev.packlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Formats;
import dev.packlight.delivery.PackagingFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A format is asked what it can do; its name stands in its own package and in the list alone. */
class FormatIdsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/packlight");
    /** The same word for something else: folders of pictures, and the id of a set in an MPD. */
    private static final Set<String> OTHER_MEANING = Set.of(
            "catalog/PrivateFolder.java: thumbnails",
            "stills/Posters.java: thumbnails",
            "dash/MpdWriter.java: thumbnails");

    @Test
    void sources_outsideTheFormats_nameNoFormat() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(files).hasSizeGreaterThan(300);
        assertThat(files.stream().flatMap(FormatIdsTest::names).filter(name -> !OTHER_MEANING.contains(name)))
                .isEmpty();
    }

    private static Stream<String> names(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Path below = SOURCES.relativize(file);
        return Formats.all().stream()
                .filter(format -> !below.startsWith(room(format)))
                .map(PackagingFormat::id)
                .filter(id -> text.contains('"' + id + '"'))
                .map(id -> below.toString().replace('\\', '/') + ": " + id);
    }

    /** The format's package below ours, as a folder; its file where the package is not a protocol's own. */
    private static Path room(PackagingFormat format) {
        Path folder = Path.of(format.getClass().getPackageName().substring("dev.packlight.".length()));
        return Files.exists(SOURCES.resolve(folder).resolve("PackagingFormat.java"))
                ? folder.resolve(format.getClass().getSimpleName() + ".java")
                : folder;
    }
}
