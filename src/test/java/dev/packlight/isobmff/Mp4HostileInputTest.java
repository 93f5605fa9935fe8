package dev.packlight.isobmff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.packlight.codec.Codecs;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Track;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.Mutations;
import dev.packlight.testing.SampleAssets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are: a file, or one named error with its place and clause; never anything else. */
class Mp4HostileInputTest {

    private static byte[] whole;
    private static int moovEnd;

    @BeforeAll
    static void load() throws IOException {
        whole = Files.readAllBytes(SampleAssets.ROOT.resolve("crossing/crossing_320x180_90.mp4"));
        moovEnd = indexOf("mdat") - 4;
    }

    @Test
    void read_everyTruncationOfTheHeader_isANamedError() {
        for (int length = 0; length < moovEnd; length += length < 4000 ? 1 : 37) {
            assertThat(error(Arrays.copyOf(whole, length)))
                    .as("cut at %d", length)
                    .isNotNull();
        }
    }

    @Test
    void read_truncatedMedia_namesTheSamplesThatAreMissing() {
        MediaFormatException e = error(Arrays.copyOf(whole, whole.length - 5000));
        assertThat(e)
                .isNotNull()
                .hasMessageContaining("the file ends at")
                .hasMessageContaining("ISO/IEC 14496-12 §8.7.5");
        assertThat(e.kind()).isEqualTo(MediaFormatException.Kind.MALFORMED);
    }

    @Test
    void read_flippedBytes_neverFailsOtherwise() {
        Random random = new Random(7);
        for (int round = 0; round < 4000; round++) {
            byte[] bytes = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(moovEnd)] = (byte) random.nextInt(256);
            }
            error(bytes);
        }
    }

    @Test
    void read_hugeCounts_allocatesNothingForThem() {
        for (String box : new String[] {"stsz", "stts", "ctts", "stsc", "stco", "stss", "elst"}) {
            byte[] bytes = whole.clone();
            int at = indexOf(box) + (box.equals("stsz") ? 12 : 8);
            Arrays.fill(bytes, at, at + 4, (byte) 0x7F);
            assertThat(error(bytes)).as(box).isNotNull().hasMessageContaining("claims");
        }
    }

    @Test
    void read_brokenAndFuzzedFiles_neverFailsOtherwise() throws Exception {
        int seen = 0;
        for (String folder : new String[] {"broken", "fuzz", "zero-samples"}) {
            for (Path path : MediaFixtures.files(SampleAssets.shared(folder), ".*")) {
                error(Files.readAllBytes(path));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(80);
    }

    /** Files of every kind: fragments, sound codecs, HEVC, edit lists, text. Only boxes are damaged, not media. */
    @Test
    void read_flippedBytesOfOtherFiles_neverFailsOtherwise() throws Exception {
        Random random = new Random(11);
        for (Path path : new Path[] {
            SampleAssets.ROOT.resolve("harbor/harbor_110.ismv"),
            SampleAssets.ROOT.resolve("ember/ember_960x540_220.mp4"),
            SampleAssets.shared("dolby-audio").resolve("sample_eac3joc.mp4"),
            SampleAssets.shared("dolby-audio").resolve("sample_ac4.mp4"),
            SampleAssets.shared("av1").resolve("hdr10-av1.mp4"),
            SampleAssets.shared("dts").resolve("toothsome-dts.mp4"),
            SampleAssets.shared("other-audio").resolve("sample_opus.mp4"),
            SampleAssets.shared("editlist").resolve("mov-3elist.mp4"),
            SampleAssets.shared("dolbyvision").resolve("dovi-p5.mp4")
        }) {
            byte[] sound = Files.readAllBytes(path);
            int[] boxes = Mutations.boxBytes(sound);
            for (int round = 0; round < 300; round++) {
                byte[] bytes = sound.clone();
                for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                    bytes[boxes[random.nextInt(boxes.length)]] = (byte) random.nextInt(256);
                }
                error(bytes);
            }
        }
    }

    /** The named error, or null where the bytes can be read; anything else fails the test. */
    private static MediaFormatException error(byte[] bytes) {
        try {
            MediaFile file = Mp4Reader.read(MediaFixtures.source(bytes), "hostile");
            for (Track track : file.tracks()) {
                describe(track);
            }
            return null;
        } catch (MediaFormatException e) {
            assertThat(e.where()).isNotEmpty();
            assertThat(e.clause()).isNotEmpty();
            return e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return fail("not a named error", e);
        }
    }

    private static void describe(Track track) {
        Codecs.of(track.description()).ifPresent(codec -> {
            try {
                codec.describe(track.description());
                codec.elementaryStream(track.description());
                codec.smooth(track.description());
                codec.flv(track.description());
                codec.outOfBandEntry(track.description());
            } catch (MediaFormatException e) {
                assertThat(e.clause()).isNotEmpty();
            }
        });
    }

    private static int indexOf(String type) {
        for (int i = 4; i < whole.length - 4; i++) {
            if (whole[i] == type.charAt(0)
                    && whole[i + 1] == type.charAt(1)
                    && whole[i + 2] == type.charAt(2)
                    && whole[i + 3] == type.charAt(3)) {
                return i;
            }
        }
        throw new AssertionError("no " + type);
    }
}
