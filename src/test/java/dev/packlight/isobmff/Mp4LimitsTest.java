package dev.packlight.isobmff;

import static dev.packlight.testing.Boxes.aac;
import static dev.packlight.testing.Boxes.box;
import static dev.packlight.testing.Boxes.equalSamples;
import static dev.packlight.testing.Boxes.full;
import static dev.packlight.testing.Boxes.join;
import static dev.packlight.testing.Boxes.mvhd;
import static dev.packlight.testing.Boxes.pictures;
import static dev.packlight.testing.Boxes.trak;
import static dev.packlight.testing.Boxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.testing.MediaFixtures;
import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.Within;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Small files that ask for much, and files of which a part is wrong. */
class Mp4LimitsTest {

    /** {@code head} at the start of a file of {@code size} bytes that are zero otherwise. */
    private static ByteSource sparse(byte[] head, long size) {
        return new ByteSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public int read(long position, ByteBuffer target) {
                if (position >= size) {
                    return -1;
                }
                int n = (int) Math.min(target.remaining(), size - position);
                for (int i = 0; i < n; i++) {
                    target.put(position + i < head.length ? head[(int) position + i] : 0);
                }
                return n;
            }
        };
    }

    private static MediaFormatException refusal(byte[] head, long size) {
        return Within.refusal(() -> Mp4Reader.read(sparse(head, size), "hostile"));
    }

    private static MediaFile read(byte[] bytes) {
        return Within.result(() -> Mp4Reader.read(MediaFixtures.source(bytes), "file"));
    }

    private static byte[] sound(long count, long size, long duration) {
        return trak(1, "soun", 1000, equalSamples(aac(), count, size, duration, 1000));
    }

    @Test
    void read_yearsOfSound_areRefused() {
        assertThat(refusal(box("moov", mvhd(1, 0), sound(4000, 1, 250_000_000)), 10_000))
                .hasMessageContaining("lasts 1000000000 s");
    }

    @Test
    void read_moreSamplesThanTheFileHolds_areRefused() {
        List<byte[]> tracks = new ArrayList<>(List.of(mvhd(1, 0)));
        for (int i = 0; i < 100; i++) {
            tracks.add(sound(6_000_000, 1, 1));
        }
        byte[] moov = box("moov", tracks.toArray(byte[][]::new));
        MediaFile file = Within.result(() -> Mp4Reader.read(sparse(moov, 8_000_000), "file"));
        assertThat(file.tracks().getFirst().samples().count()).isEqualTo(6_000_000);
        assertThat(file.tracks().subList(1, 100))
                .allMatch(t -> t.obstacle().contains("12000000 samples are more than a file of 8000000 bytes holds"));
        assertThat(refusal(box("moov", mvhd(1, 0), sound(Limits.SAMPLES + 1L, 1, 1)), 1L << 32))
                .hasMessageContaining("more than " + Limits.SAMPLES + " samples");
    }

    @Test
    void read_manyTracks_areRefused() {
        byte[][] tracks = new byte[Limits.TRACKS + 2][];
        Arrays.fill(tracks, sound(1, 1, 1));
        tracks[0] = mvhd(1, 0);
        assertThat(refusal(box("moov", tracks), 1 << 20)).hasMessageContaining("tracks");
    }

    @Test
    void read_runsThatClaimTheSameBytes_areRefusedTogether() {
        byte[][] runs = new byte[120][];
        Arrays.fill(runs, full("trun", 1, 79_000, 8));
        runs[0] = full("tfhd", 0x20000, 1);
        byte[] moov = box(
                "moov",
                mvhd(1000, 0),
                trak(1, "soun", 1000, equalSamples(aac(), 0, 0, 0, 0)),
                box("mvex", full("trex", 0, 1, 1, 1, 1, 0)));
        byte[] file = join(moov, box("moof", full("mfhd", 0, 1), box("traf", runs)));
        assertThat(refusal(join(file, box("mdat", zeros(8))), 2_000_000)).hasMessageContaining("samples are more than");
        assertThat(refusal(join(file, box("mdat", zeros(8))), 1L << 33))
                .hasMessageContaining("more than " + Limits.SAMPLES + " samples");
    }

    @Test
    void read_compressedHeaderOfZeros_isRefused() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(new ByteWriter(16).u32(255 << 20).text("moov").toByteArray());
            for (int i = 0; i < 255; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        for (long claimed : new long[] {255L << 20, 16L << 20, 0xFFFF_FFFFL}) {
            byte[] cmvd = box("cmvd", new ByteWriter(4).u32(claimed).toByteArray(), packed.toByteArray());
            byte[] moov = box("moov", box("cmov", box("dcom", "zlib".getBytes(StandardCharsets.US_ASCII)), cmvd));
            assertThat(refusal(moov, moov.length)).isNotNull();
        }
    }

    @Test
    void read_hugeHeaders_areRefusedUnread() {
        byte[] moov = new ByteWriter(8).u32(250 << 20).text("moov").toByteArray();
        assertThat(refusal(moov, 260 << 20)).hasMessageContaining("more than " + Limits.INDEX_BYTES + " bytes");
        byte[] boxes = box("free").clone();
        byte[] many = new byte[boxes.length * (Limits.TOP_LEVEL_BOXES + 2)];
        for (int i = 0; i < many.length; i += boxes.length) {
            System.arraycopy(boxes, 0, many, i, boxes.length);
        }
        assertThat(refusal(many, many.length)).hasMessageContaining("boxes");
        assertThat(refusal(box("moov", mvhd(1, 0), many), many.length + 200)).hasMessageContaining("boxes");
    }

    @Test
    void read_timesThatNobodyMeans_areRefusedOrPassedOver() {
        byte[] elst = new ByteWriter(24)
                .u32(1 << 24)
                .u32(1)
                .u64(Long.MAX_VALUE)
                .u64(Long.MAX_VALUE)
                .u32(0x10000)
                .toByteArray();
        byte[] edited = box("trak", box("edts", box("elst", elst)));
        assertThat(refusal(box("moov", mvhd(1, 0), edited), 4000)).isNotNull();
        byte[] mvhd = box(
                "mvhd",
                new ByteWriter(112)
                        .u32(1 << 24)
                        .zeros(16)
                        .u32(65536)
                        .u64(1L << 56)
                        .zeros(80)
                        .toByteArray());
        MediaFile file = Within.result(() -> Mp4Reader.read(sparse(box("moov", mvhd, sound(10, 1, 1000)), 4000), "a"));
        assertThat(file.durationTicks()).as("ten seconds").isEqualTo(10 * 65536);
        byte[] tfdt =
                box("tfdt", new ByteWriter(12).u32(1 << 24).u64(Long.MAX_VALUE).toByteArray());
        byte[] moov = box(
                "moov",
                mvhd(1000, 0),
                trak(1, "soun", 1000, equalSamples(aac(), 0, 0, 0, 0)),
                box("mvex", full("trex", 0, 1, 1, 1, 1, 0)));
        byte[] moof = box("moof", box("traf", full("tfhd", 0x20000, 1), tfdt, full("trun", 1, 1, 8)));
        assertThat(refusal(join(moov, moof), 4000)).hasMessageContaining("begins at 9223372036854775807");
    }

    @Test
    void read_badSoundBesideGoodPictures_isLeftOutInWords() {
        byte[] pictures = trak(1, "vide", 25, equalSamples(pictures(), 50, 10, 1, 1000));
        byte[] sound = trak(2, "soun", 1000, aac(), full("stts", 0, 1, 99, 20), full("stsz", 0, 0, 99));
        MediaFile file =
                Within.result(() -> Mp4Reader.read(sparse(box("moov", mvhd(1000, 2000), pictures, sound), 4000), "a"));
        assertThat(file.tracks(TrackKind.VIDEO).getFirst().samples().count()).isEqualTo(50);
        Track left = file.tracks(TrackKind.AUDIO).getFirst();
        assertThat(left.samples().count()).isZero();
        assertThat(left.obstacle()).startsWith("cannot be read: box 'stsz' claims 99 entries, more than it holds");
        byte[] badPictures = trak(1, "vide", 25, pictures(), full("stsz", 0, 0, 99));
        assertThat(refusal(box("moov", mvhd(1000, 2000), badPictures, sound(10, 1, 20)), 4000))
                .as("sound alone is not what the file is for")
                .hasMessageContaining("claims 99 entries");
    }

    @Test
    void read_badSoundFragments_leavePicturesAlone() {
        byte[] moov = box(
                "moov",
                mvhd(1000, 0),
                trak(1, "vide", 25, equalSamples(pictures(), 0, 0, 0, 0)),
                trak(2, "soun", 1000, equalSamples(aac(), 0, 0, 0, 0)),
                box("mvex", full("trex", 0, 1, 1, 1, 10, 0), full("trex", 0, 2, 1, 20, 10, 0)));
        byte[] good = box("traf", full("tfhd", 0x20000, 1), full("trun", 1, 5, 8));
        byte[] bad = box("traf", full("tfhd", 0x20000, 2), full("trun", 1, 5, 0x7FFF_FFFF));
        byte[] behind = box("traf", full("tfhd", 0, 1), full("trun", 0, 5));
        MediaFile file = Within.result(() -> Mp4Reader.read(sparse(join(moov, box("moof", bad, good)), 4000), "a"));
        assertThat(file.tracks(TrackKind.VIDEO).getFirst().samples().count()).isEqualTo(5);
        assertThat(file.tracks(TrackKind.AUDIO).getFirst().obstacle()).contains("the file ends at 4000");
        assertThat(refusal(join(moov, box("moof", bad, behind)), 4000))
                .as("pictures whose place depends on the sound's")
                .isNotNull();
    }

    @Test
    void read_strayBytesBetweenBoxes_arePassedOver() throws Exception {
        byte[] sound = Files.readAllBytes(SampleAssets.ROOT.resolve("crossing/crossing_320x180_90.mp4"));
        MediaFile whole = read(sound);
        byte[] late = join(
                box("ftyp", "isom".getBytes(StandardCharsets.US_ASCII), zeros(4)),
                box("mdat", zeros(1000)),
                "STRAYBYT".getBytes(StandardCharsets.US_ASCII),
                box("moov", mvhd(1000, 0), trak(1, "soun", 1000, equalSamples(aac(), 10, 1, 20, 32))));
        for (byte[] stray : new byte[][] {zeros(8), {1, 2, 3, 4, 5, 6, 7, 8}, "abcdefgh".getBytes(), zeros(3000)}) {
            MediaFile file = read(join(sound, stray));
            assertThat(file.tracks()).hasSameSizeAs(whole.tracks());
            assertThat(file.tracks().getFirst().samples().count())
                    .isEqualTo(whole.tracks().getFirst().samples().count());
        }
        assertThat(read(late).tracks().getFirst().samples().count()).isEqualTo(10);
        assertThat(Within.refusal(() -> Mp4Reader.read(
                        MediaFixtures.source(
                                join(box("ftyp", zeros(8)), "STRAYBYT".repeat(9).getBytes())),
                        "a")))
                .hasMessageContaining("no box where one must start, and no movie header")
                .hasMessageContaining("at byte 16");
    }

    @Test
    void read_otherFormats_areNamed() {
        byte[] ts = new byte[188 * 6];
        byte[] m2ts = new byte[192 * 6];
        for (int i = 0; i < 6; i++) {
            ts[i * 188] = 0x47;
            m2ts[i * 192 + 4] = 0x47;
        }
        byte[] ebml = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3, (byte) 0x9F, 0x42, (byte) 0x82, (byte) 0x88};
        Object[][] cases = {
            {join(ebml, "matroska".getBytes(), zeros(100)), "Matroska (MKV)"},
            {join(ebml, "webm".getBytes(), zeros(100)), "WebM"},
            {ts, "MPEG-2 transport stream"},
            {m2ts, "MPEG-2 transport stream"},
            {join("RIFF".getBytes(), zeros(4), "AVI LIST".getBytes(), zeros(100)), "AVI"},
            {join(new byte[] {0x30, 0x26, (byte) 0xB2, 0x75, (byte) 0x8E, 0x66, (byte) 0xCF, 0x11}, zeros(90)), "ASF"},
            {join(new byte[] {6, 0x0E, 0x2B, 0x34, 2, 5, 1, 1}, zeros(90)), "MXF"},
            {join("FLV".getBytes(), new byte[] {1, 5, 0, 0, 0, 9}, zeros(90)), "FLV"},
            {join("OggS".getBytes(), zeros(90)), "Ogg"},
            {join(new byte[] {0, 0, 1, (byte) 0xBA}, zeros(90)), "program stream"}
        };
        for (Object[] c : cases) {
            assertThat(Within.refusal(() -> Mp4Reader.read(MediaFixtures.source((byte[]) c[0]), "a")))
                    .hasMessageContaining("this is no MP4 or QuickTime file, but")
                    .hasMessageContaining((String) c[1])
                    .hasMessageContaining("copy its streams into MP4");
        }
        assertThat(Within.refusal(() -> Mp4Reader.read(MediaFixtures.source(new byte[0]), "a")))
                .isNotNull();
    }

    @Test
    void read_hostileFiles_endSoon() throws Exception {
        for (var path : MediaFixtures.files(SampleAssets.shared("hostile"), ".*\\.(mp4|mov|m4a|gz)")) {
            byte[] bytes = Files.readAllBytes(path);
            if (path.toString().endsWith(".gz")) {
                try (var in = new GZIPInputStream(Files.newInputStream(path))) {
                    bytes = in.readAllBytes();
                }
            }
            byte[] all = bytes;
            Within.refusal(() -> Mp4Reader.read(MediaFixtures.source(all), "hostile"));
            Within.refusal(() -> BoxTree.read(MediaFixtures.source(all)));
        }
    }
}
