package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TextFile;
import dev.packlight.testing.Mutations;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.Within;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies beside the media: a set, or one sentence about why not, soon. */
class CatalogHostileInputTest {

    private static final String ISM =
            "<smil><head><meta name=\"fragmentsPerHLSSegment\" content=\"2\"/></head><body><switch>"
                    + "<video src=\"a.mp4\" systemBitrate=\"1\"><param name=\"trackID\" value=\"1\"/></video>"
                    + "<textstream src=\"b.vtt\" systemLanguage=\"eng\"/></switch></body></smil>";

    @TempDir
    Path folder;

    @Test
    void parse_metaWithoutContent_isPassedOver() throws Exception {
        assertThat(parse(ISM.replace(" content=\"2\"", "")).fragmentsPerHlsSegment())
                .isEqualTo(3);
    }

    private static ServerManifest parse(String xml) throws MediaFormatException {
        return ServerManifest.parse(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void within_namesThatAreNoPath_areRefused() {
        for (String name : new String[] {"a\u0000b", "\uD800.mp4", "../a", "/etc/passwd"}) {
            assertThatThrownBy(() -> ServerManifest.Entry.within(folder, name))
                    .as(name)
                    .isInstanceOf(MediaFormatException.class);
        }
    }

    @Test
    void parse_mutations_failInOneWayOnly() {
        for (String mutant : Mutations.of(ISM, 21).limit(Mutations.count(2000)).toList()) {
            Within.refusal(() -> {
                ServerManifest manifest = parse(mutant);
                for (ServerManifest.Entry entry : manifest.tracks()) {
                    entry.file(folder);
                }
                return manifest;
            });
        }
    }

    @Test
    void parse_externalEntities_areNotResolved() {
        String xml = "<!DOCTYPE smil [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + ISM.replace("<body>", "<body>&x;");
        Within.refusal(() -> parse(xml));
        String bomb = "<!DOCTYPE smil [<!ENTITY a \"" + "x".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000)
                + "\"><!ENTITY c \"" + "&b;".repeat(1000) + "\">]>" + ISM.replace("a.mp4", "&c;");
        Within.refusal(() -> parse(bomb));
    }

    @Test
    void open_hugeServerManifest_isRefused() throws Exception {
        Path ism = sparse("huge.ism", 3L << 30);
        assertThat(Within.refusal(() -> SourceSet.serverManifest(ism).open(new MediaFiles())))
                .hasMessageContaining("bytes");
    }

    private Path sparse(String name, long bytes) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(bytes);
        }
        return file;
    }

    @Test
    void open_pipesDevicesAndFolders_areRefusedAtOnce() throws Exception {
        Path pipe = folder.resolve("pipe.mp4");
        Assumptions.assumeTrue(
                !System.getProperty("os.name").startsWith("Windows"), "there are no pipes with names here");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.createSymbolicLink(folder.resolve("zero.mp4"), Path.of("/dev/zero"));
        Files.createDirectory(folder.resolve("folder.mp4"));
        for (String name : new String[] {"pipe.mp4", "zero.mp4", "folder.mp4"}) {
            Path ism = folder.resolve(name + ".ism");
            Files.writeString(ism, ISM.replace("a.mp4", name));
            Within.result(() -> {
                assertThatThrownBy(() -> SourceSet.serverManifest(ism).open(new MediaFiles()))
                        .as(name)
                        .isInstanceOf(FileSystemException.class)
                        .hasMessageContaining("no media file");
                return name;
            });
        }
    }

    @Test
    void open_manyLargeSideCars_keepsWhatFitsAndNamesTheRest() throws Exception {
        Path media = folder.resolve("film.mp4");
        Files.copy(SampleAssets.ROOT.resolve("crossing/crossing_320x180_90.mp4"), media);
        for (int i = 10; i < 40; i++) {
            sparse("film.a" + i + ".vtt", 16L << 20);
            sparse("film.b" + i + ".vtt", 3L << 20);
        }
        OpenAsset open = Within.result(() -> SourceSet.singleFile(media).open(new MediaFiles()));
        List<TextFile> texts = open.asset().texts();
        assertThat(texts).hasSize(60);
        assertThat(texts.stream().mapToLong(t -> t.content().length).sum())
                .isBetween(1L, (long) Limits.SUBTITLES_BYTES);
        assertThat(texts)
                .filteredOn(t -> t.content().length == 0)
                .allMatch(t -> !t.obstacle().isEmpty());
    }

    @Test
    void open_textThatIsNotThere_isNamed() throws Exception {
        Path media = folder.resolve("a.mp4");
        Files.copy(SampleAssets.ROOT.resolve("crossing/crossing_320x180_90.mp4"), media);
        Path ism = folder.resolve("a.ism");
        Files.writeString(ism, ISM);
        assertThat(SourceSet.serverManifest(ism).open(new MediaFiles()).asset().texts())
                .extracting(TextFile::obstacle)
                .containsExactly("is not there");
    }
}
