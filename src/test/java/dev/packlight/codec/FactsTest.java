package dev.packlight.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.FactSheet;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said of tracks of the shared media, against FFprobe; a difference needs a reason in {@link FactSheet}. */
class FactsTest {

    private static final String MEDIA = "[^.].*\\.(mp4|m4a|m4b|m4v|mov|MOV|3gp|ismv|isma|cmfv|cmfa)";
    private static final List<String> NOT_SOUND = List.of("broken", "fuzz", "hostile", "zero-samples", "encrypted");
    private static final List<String> PROBED =
            List.of("dolbyvision", "av1", "mov", "vp9", "multitrack", "tracks-mp4parser");
    private static final int LARGEST_BYTES = 8 << 20;

    private final List<String> differences = new ArrayList<>();
    private int compared;

    /** Codec, profile, size, channels, rate: as FFprobe of another version said when the media were collected. */
    @Test
    void facts_ofAllSharedMedia_areThoseOfTheManifest() throws Exception {
        Path root = SampleAssets.shared("");
        for (String row : Files.readAllLines(root.resolve("MANIFEST.tsv"))) {
            String[] cells = row.split("\t", -1);
            Path path = root.resolve(cells[0]);
            boolean sound = NOT_SOUND.stream().noneMatch(cells[0]::contains);
            if (sound && path.getFileName().toString().matches(MEDIA) && Files.exists(path)) {
                List<Track> tracks = tracks(path);
                for (TrackKind kind : List.of(TrackKind.VIDEO, TrackKind.AUDIO)) {
                    String[] theirs = FactSheet.streams(cells[8], kind == TrackKind.VIDEO ? "v:" : "a:");
                    Track[] ours = tracks.stream().filter(t -> t.kind() == kind).toArray(Track[]::new);
                    for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
                        compare(FactSheet.compare(cells[0], ours[i], theirs[i]));
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(1200);
    }

    /** Depth, chroma, transfer, range and language. */
    @Test
    void facts_ofPictures_areThoseOfFFprobe() throws Exception {
        for (String folder : PROBED) {
            for (Path path : MediaFixtures.files(SampleAssets.shared(folder), MEDIA)) {
                if (path.toFile().length() <= LARGEST_BYTES) {
                    probe(folder + "/" + path.getFileName(), path);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(100);
    }

    private void probe(String name, Path path) throws Exception {
        List<Track> tracks = tracks(path);
        String json = FFmpegProgram.probe(
                "-v",
                "quiet",
                "-of",
                "json",
                "-show_entries",
                "stream=id,pix_fmt,color_range,color_transfer:stream_tags=language",
                path.toString());
        for (JsonNode stream : JsonMapper.builder().build().readTree(json).path("streams")) {
            for (Track track : tracks) {
                if (Integer.decode(stream.path("id").asString("-1")) == track.id()) {
                    compare(FactSheet.compare(name, track, stream));
                }
            }
        }
    }

    private void compare(List<FactSheet.Line> lines) {
        compared += lines.size();
        lines.stream()
                .filter(FactSheet.Line::differs)
                .peek(line -> System.out.println(
                        line + FactSheet.reason(line).map(r -> " - " + r).orElse("")))
                .filter(line -> FactSheet.reason(line).isEmpty())
                .forEach(line -> differences.add(line.toString()));
    }

    /**
     * Every track of every sound file either has a codec that describes it, or one that is not known; never another
     * failure.
     */
    @Test
    void everyKnownCodec_describesItsFiles() throws Exception {
        int described = 0;
        for (var path : MediaFixtures.files(SampleAssets.shared(""), ".*\\.(mp4|m4a|mov|MOV)")) {
            try {
                for (Track track : Mp4Reader.read(MediaFixtures.source(path), path.toString())
                        .tracks()) {
                    var codec = Codecs.of(track.description());
                    if (codec.isPresent()) {
                        assertThat(codec.get().describe(track.description()).rfc6381())
                                .as("%s", path)
                                .isNotBlank();
                        codec.get().elementaryStream(track.description());
                        codec.get().smooth(track.description());
                        codec.get().flv(track.description());
                        described++;
                    }
                }
            } catch (MediaFormatException e) {
                assertThat(e.clause()).isNotBlank();
            }
        }
        assertThat(described).isGreaterThan(300);
    }

    private static List<Track> tracks(Path path) throws Exception {
        try {
            return Mp4Reader.read(MediaFixtures.source(path), path.toString()).tracks();
        } catch (MediaFormatException e) {
            return List.of();
        }
    }
}
