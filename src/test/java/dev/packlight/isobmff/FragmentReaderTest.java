package dev.packlight.isobmff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The samples of fragmented files against those that FFmpeg's reader finds: place, size, order of times, sync samples.
 */
class FragmentReaderTest {

    @Test
    void read_fragmentedFilesOfManyMakers_agreesWithFFmpeg() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String folder : new String[] {
            "fragmented",
            "smooth",
            "smooth-azure-bbb",
            "dolby-audio",
            "dts",
            "other-audio",
            "dash-segmentbase",
            "dash-cmaf"
        }) {
            files.addAll(
                    MediaFixtures.files(SampleAssets.shared(folder), "[^.].*\\.(mp4|m4a|m4v|mov|ismv|isma|cmfv|cmfa)"));
        }
        int compared = 0;
        for (Path path : files) {
            if (!new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).contains("moof")) {
                continue;
            }
            try {
                MediaFile file = Mp4Reader.read(MediaFixtures.source(path), path.toString());
                for (int t = 0; t < file.tracks().size(); t++) {
                    compared += compare(path, t, file.tracks().get(t)) ? 1 : 0;
                }
            } catch (MediaFormatException e) {
                assertThat(e).as("%s", path).hasMessageContaining("needs its init segment");
            }
        }
        assertThat(compared).as("tracks that both readers read").isGreaterThan(40);
    }

    /** Of a file whose first fragment starts at ten seconds, and whose header counts from zero to the end. */
    @Test
    void read_fragmentsThatStartLate_lastAsLongAsTheyAreShown() throws Exception {
        Path file = Files.createTempFile("late", ".mp4");
        Path aurora = SampleAssets.AURORA.resolveSibling("aurora_416x234_180.mp4");
        FFmpegProgram.convert(List.of(
                "-y",
                "-i",
                aurora.toString(),
                "-c",
                "copy",
                "-an",
                "-use_editlist",
                "0",
                "-movflags",
                "frag_keyframe+empty_moov",
                file.toString()));
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int mvhd = text.indexOf("mvhd");
        int scale = ByteBuffer.wrap(bytes).getInt(text.indexOf("mdhd") + 16);
        for (int tfdt = text.indexOf("tfdt"); tfdt > 0; tfdt = text.indexOf("tfdt", tfdt + 1)) {
            ByteBuffer.wrap(bytes).putLong(tfdt + 8, ByteBuffer.wrap(bytes).getLong(tfdt + 8) + 10L * scale);
        }
        ByteBuffer.wrap(bytes).putInt(mvhd + 20, 34 * ByteBuffer.wrap(bytes).getInt(mvhd + 16));
        MediaFile late = Mp4Reader.read(MediaFixtures.source(bytes), "late.mp4");
        assertThat(late.tracks().getFirst().samples().dtsTicks(0)).isPositive();
        assertThat(late.durationTicks() / (double) late.timescale().ticksPerSecond())
                .isBetween(23.9, 24.2);
    }

    private static boolean compare(Path path, int index, Track track) throws Exception {
        if (track.kind() != TrackKind.VIDEO && track.kind() != TrackKind.AUDIO) {
            return false;
        }
        List<String[]> packets = FFmpegProgram.probe(
                        "-v",
                        "quiet",
                        "-ignore_editlist",
                        "1",
                        "-select_streams",
                        String.valueOf(index),
                        "-show_entries",
                        "packet=pos,size,dts,flags",
                        "-of",
                        "csv=p=0",
                        path.toString())
                .lines()
                .map(line -> line.split(","))
                .toList();
        SampleTable samples = track.samples();
        if (track.description().fourcc().equals("iamf")
                || packets.isEmpty()
                || samples.count() == 0
                || packets.getFirst().length < 4) {
            return false;
        }
        assertThat(samples.count()).as("%s track %d samples", path, track.id()).isEqualTo(packets.size());
        for (int i = 0; i < samples.count(); i++) {
            String[] p = packets.get(i);
            assertThat(samples.offsetBytes(i))
                    .as("%s track %d place of sample %d", path, track.id(), i)
                    .isEqualTo(Long.parseLong(p[2]));
            assertThat(samples.sizeBytes(i))
                    .as("%s track %d size of sample %d", path, track.id(), i)
                    .isEqualTo(Integer.parseInt(p[1]));
        }
        return true;
    }
}
