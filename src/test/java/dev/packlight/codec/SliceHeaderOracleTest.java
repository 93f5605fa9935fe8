package dev.packlight.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.ByteSource;
import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.FFmpegProgram;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Lengths of slice headers in real files against the fields that FFmpeg reads from the same slices. */
class SliceHeaderOracleTest {

    private static final int LARGEST_BYTES = 400_000;
    private static final int MOST_SLICES = 300;
    private static final Pattern FIELD = Pattern.compile("\\] (\\d+) +(\\S+) +([01]*) = .*");
    private static final Pattern SLICE = Pattern.compile("\\] Slice (Segment )?Header");
    private static final Pattern ALIGNMENT = Pattern.compile("cabac_alignment_one_bit|alignment_bit_equal_to.*");

    @Test
    void avc_realFiles_endWhereFFmpegSays() throws Exception {
        assertThat(compared(List.of("h264", "structure", "vfr"), "avc", sets -> new AvcSliceHeader(sets)::bits))
                .isGreaterThan(500);
    }

    @Test
    void hevc_realFiles_endWhereFFmpegSays() throws Exception {
        assertThat(compared(List.of("hevc", "dolbyvision"), "hevc", sets -> new HevcSliceHeader(sets)::bits))
                .isGreaterThan(100);
    }

    private static int compared(
            List<String> folders, String kind, Function<List<byte[]>, Function<byte[], OptionalInt>> headers)
            throws Exception {
        int compared = 0;
        for (String folder : folders) {
            for (Path path : MediaFixtures.files(SampleAssets.shared(folder), ".*\\.(mp4|mov|m4v)")) {
                if (Files.size(path) <= LARGEST_BYTES) {
                    compared += compare(path, kind, headers);
                }
            }
        }
        return compared;
    }

    private static int compare(Path path, String kind, Function<List<byte[]>, Function<byte[], OptionalInt>> headers)
            throws Exception {
        ByteSource source = MediaFixtures.source(path);
        List<Track> tracks;
        try {
            tracks = Mp4Reader.read(source, path.toString()).tracks(TrackKind.VIDEO);
        } catch (MediaFormatException e) {
            return 0;
        }
        if (tracks.isEmpty() || Codecs.of(tracks.getFirst().description()).isEmpty()) {
            return 0;
        }
        Track track = tracks.getFirst();
        Codec codec = Codecs.of(track.description()).orElseThrow();
        if (!(kind.equals("avc") ? codec instanceof Avc : codec instanceof Hevc)) {
            return 0;
        }
        NalConfiguration configuration = kind.equals("avc")
                ? NalConfiguration.avc(track.description())
                : NalConfiguration.hevc(track.description());
        List<byte[]> sets = new ArrayList<>(configuration.parameterSets());
        if (kind.equals("hevc")) {
            configuration.inSample(track.description(), 0x7E, 33 << 1).ifPresent(sets::add);
            configuration.inSample(track.description(), 0x7E, 34 << 1).ifPresent(sets::add);
        }
        Function<byte[], OptionalInt> header = headers.apply(sets);
        List<Integer> expected = read(path);
        NalIndex index = (NalIndex)
                codec.units(track.description(), track.samples(), source).orElseThrow();
        int slice = 0;
        for (int i = 0; i < index.samples(); i++) {
            SampleUnits units = index.of(i);
            for (int n = 0; n < units.count(); n++) {
                if (!index.isSlice(units.type(n)) || slice >= expected.size()) {
                    continue;
                }
                byte[] nal = index.head(i, n, 4096);
                if (kind.equals("hevc") && ((nal[0] & 1) != 0 || (nal[1] & 0xF8) != 0)) {
                    assertThat(header.apply(nal))
                            .as("another layer, which FFmpeg passes over")
                            .isEmpty();
                    continue;
                }
                assertThat(header.apply(nal))
                        .as("%s sample %d unit %d", path, i, n)
                        .isEqualTo(OptionalInt.of(expected.get(slice)));
                slice++;
            }
        }
        return slice;
    }

    /** Bits of each slice's header. */
    private static List<Integer> read(Path path) throws Exception {
        String log = FFmpegProgram.traceHeaders(path.toString(), "-frames:v", "200");
        List<Integer> bits = new ArrayList<>();
        boolean inSlice = false;
        for (String line : log.split("\n")) {
            if (SLICE.matcher(line).find()) {
                inSlice = bits.size() < MOST_SLICES;
                if (inSlice) {
                    bits.add(0);
                }
                continue;
            }
            Matcher field = FIELD.matcher(line);
            if (!field.find()) {
                inSlice = false;
            } else if (inSlice && !ALIGNMENT.matcher(field.group(2)).matches()) {
                bits.set(
                        bits.size() - 1,
                        Integer.parseInt(field.group(1)) + field.group(3).length());
            }
        }
        return bits;
    }
}
