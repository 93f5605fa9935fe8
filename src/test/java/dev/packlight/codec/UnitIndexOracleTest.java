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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Units and slice types of real files against the headers that FFmpeg reads from the same packets. */
class UnitIndexOracleTest {

    private static final int LARGEST_BYTES = 60_000;
    private static final int FEWEST_COMPARED = 15;
    /** Of scalable coding, which FFmpeg passes over. */
    private static final int PREFIX_UNIT = 14;

    /** More of the same; and files with start codes inside their units, which FFmpeg splits there. */
    private static final String LEFT_OUT = ".*/h264/\\d+\\.mp4|.*_sef_.*";

    private static final Pattern LINE =
            Pattern.compile("\\] (Packet:|\\d+ +(nal_unit_type|slice_type|obu_type|frame_type) +[01]+ = (\\d+)).*");

    @Test
    void realFiles_unitsAndSliceTypes_areThoseOfFFmpeg() throws Exception {
        int compared = 0;
        for (String name : List.of("h264", "hevc", "av1", "vfr", "structure")) {
            for (Path path : MediaFixtures.files(SampleAssets.shared(name), ".*\\.(mp4|mov|m4v)")) {
                if (Files.size(path) <= LARGEST_BYTES && !path.toString().matches(LEFT_OUT)) {
                    compared += compare(path) ? 1 : 0;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(FEWEST_COMPARED);
    }

    /** Whether both read the file, in which case they agree. */
    private static boolean compare(Path path) throws Exception {
        ByteSource source = MediaFixtures.source(path);
        Optional<Track> track;
        try {
            track = Mp4Reader.read(source, path.toString()).tracks(TrackKind.VIDEO).stream()
                    .filter(t -> Codecs.of(t.description()).isPresent()
                            && t.samples().count() > 0)
                    .findFirst();
        } catch (MediaFormatException e) {
            return false;
        }
        if (track.isEmpty() || track.get().obstacle().startsWith("changes its sample description")) {
            return false;
        }
        Codec codec = Codecs.of(track.get().description()).orElseThrow();
        Optional<UnitIndex> index =
                codec.units(track.get().description(), track.get().samples(), source);
        List<String> expected = read(path);
        if (index.isEmpty() || expected.size() != index.get().samples()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            String at = path + " sample " + i;
            assertThat(index.get().of(i).damage()).as(at).isEmpty();
            assertThat(text(index.get().of(i), codec)).as(at).isEqualTo(expected.get(i));
        }
        return true;
    }

    private static String text(SampleUnits units, Codec codec) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < units.count(); n++) {
            if (codec instanceof Avc && units.type(n) == PREFIX_UNIT) {
                continue;
            }
            text.append(' ').append(units.type(n));
            PictureType type = units.pictureType(n);
            text.append(type == PictureType.UNKNOWN ? "" : codec instanceof Av1 && type != PictureType.I ? "P" : type);
        }
        return text.toString();
    }

    /** Unit types of each packet, each with the type of its slice. */
    private static List<String> read(Path path) throws Exception {
        String log = FFmpegProgram.traceHeaders(path.toString());
        boolean hevc = log.contains("Video: hevc");
        List<String> packets = new ArrayList<>();
        for (String line : log.split("\n")) {
            Matcher found = LINE.matcher(line);
            if (!found.find()) {
                continue;
            }
            if (found.group(1).equals("Packet:")) {
                packets.add("");
            } else if (!packets.isEmpty()) {
                String word = word(found.group(2), Integer.parseInt(found.group(3)), hevc);
                packets.set(packets.size() - 1, packets.getLast() + word);
            }
        }
        return packets;
    }

    private static String word(String field, int value, boolean hevc) {
        return switch (field) {
            case "slice_type" -> (hevc ? "BPI" : "PBIPI").substring(value % 5, value % 5 + 1);
            case "frame_type" -> value == 0 || value == 2 ? "I" : "P";
            default -> " " + value;
        };
    }
}
