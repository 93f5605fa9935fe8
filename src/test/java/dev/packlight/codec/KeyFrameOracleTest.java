package dev.packlight.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key frames of real files against FFmpeg's parsers, which see the bare stream without the file's claims. */
class KeyFrameOracleTest {

    private static final int LARGEST_BYTES = 200_000;
    private static final int FEWEST_COMPARED = 40;

    /** Bit stream filter and raw format of each codec. */
    private static final Map<String, List<String>> RAW = Map.of(
            "H.264", List.of("h264_mp4toannexb", "h264"),
            "HEVC", List.of("hevc_mp4toannexb", "hevc"));

    @TempDir
    private Path folder;

    @Test
    void realFiles_keyFrames_areThoseOfTheBareStream() throws Exception {
        int compared = 0;
        List<String> wrong = new ArrayList<>();
        for (String name : List.of(
                "h264", "h264-go-mp4", "hevc", "editlist", "mov", "vfr", "structure", "rotation", "fragmented")) {
            for (Path path : MediaFixtures.files(SampleAssets.shared(name), ".*\\.(mp4|mov|m4v|ismv)")) {
                if (Files.size(path) <= LARGEST_BYTES) {
                    Optional<String> verdict = compare(path);
                    compared += verdict.isPresent() ? 1 : 0;
                    verdict.filter(sentence -> !sentence.isEmpty()).ifPresent(wrong::add);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThanOrEqualTo(FEWEST_COMPARED);
    }

    /** What differs, nothing where all is the same; empty where the file holds no picture that both know. */
    private Optional<String> compare(Path path) throws Exception {
        Track track;
        try {
            track = Mp4Reader.read(MediaFixtures.source(path), path.toString()).tracks(TrackKind.VIDEO).stream()
                    .findFirst()
                    .orElse(null);
        } catch (MediaFormatException e) {
            return Optional.empty();
        }
        List<String> raw = track == null || track.samples().count() == 0
                ? null
                : Codecs.of(track.description())
                        .map(codec -> RAW.get(codec.name()))
                        .orElse(null);
        if (raw == null) {
            return Optional.empty();
        }
        List<Packet> claimed = packets("-ignore_editlist", "1", path.toString());
        Path bare = folder.resolve("bare");
        FFmpegProgram.attempt(List.of(
                "-y",
                "-ignore_editlist",
                "1",
                "-i",
                path.toString(),
                "-map",
                "0:v:0",
                "-c",
                "copy",
                "-bsf:v",
                raw.get(0),
                "-f",
                raw.get(1),
                bare.toString()));
        List<Packet> shown = packets("-f", raw.get(1), bare.toString());
        if (claimed.size() != shown.size() || claimed.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<Long> expected = new TreeSet<>();
        for (int i = 0; i < claimed.size(); i++) {
            if (claimed.get(i).isKey && shown.get(i).isKey) {
                expected.add(claimed.get(i).position);
            }
        }
        SampleTable samples = track.samples();
        expected.removeIf(
                position -> position < samples.offsetBytes(0) || position > samples.offsetBytes(samples.count() - 1));
        TreeSet<Long> found = new TreeSet<>();
        for (int n = 0; n < samples.syncCount(); n++) {
            found.add(samples.offsetBytes(samples.syncSample(n)));
        }
        return Optional.of(found.equals(expected) ? "" : path + ": found at " + found + ", FFmpeg at " + expected);
    }

    private record Packet(long position, boolean isKey) {}

    private static List<Packet> packets(String... input) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "-v", "quiet", "-select_streams", "v:0", "-show_entries", "packet=pos,flags", "-of", "csv=p=0"));
        arguments.addAll(List.of(input));
        List<Packet> packets = new ArrayList<>();
        for (String line : FFmpegProgram.probe(arguments.toArray(String[]::new)).split("\n")) {
            String[] fields = line.split(",");
            if (fields.length >= 2) {
                packets.add(new Packet(
                        fields[0].equals("N/A") ? -1 : Long.parseLong(fields[0]), fields[1].startsWith("K")));
            }
        }
        return packets;
    }
}
