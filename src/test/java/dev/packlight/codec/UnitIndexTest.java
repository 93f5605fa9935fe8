package dev.packlight.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.ByteSource;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.testing.MediaFixtures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units written byte by byte, sound and broken. */
class UnitIndexTest {

    private static final String LONG_LENGTHS = "01640020ffe000";
    private static final String SHORT_LENGTHS = "01640020fde000";
    private static final String BYTE_LENGTHS = "01640020fce000";

    private static SampleDescription description(String fourcc, String box, String record) {
        return new SampleDescription(fourcc, Map.of(box, HexFormat.of().parseHex(record)), 16, 16, 0, 0);
    }

    private static SampleDescription avc(String record) {
        return description("avc1", "avcC", record);
    }

    private static UnitIndex index(SampleDescription description, String... samples) throws MediaFormatException {
        ByteWriter bytes = new ByteWriter(64);
        long[] sizes = new long[samples.length];
        for (int i = 0; i < sizes.length; i++) {
            byte[] sample = HexFormat.of().parseHex(samples[i].replace(" ", ""));
            bytes.raw(sample);
            sizes[i] = sample.length;
        }
        return index(description, table(sizes), MediaFixtures.source(bytes.toByteArray()));
    }

    private static UnitIndex index(SampleDescription description, SampleTable samples, ByteSource source)
            throws MediaFormatException {
        return Codecs.of(description)
                .orElseThrow()
                .units(description, samples, source)
                .orElseThrow();
    }

    private static SampleTable table(long... sizes) {
        return new SampleTableBuilder(sizes)
                .addTimes(sizes.length, 100)
                .addChunk(0, sizes.length)
                .build();
    }

    /** Type, offset and length of each unit, as text. */
    private static String text(SampleUnits units) {
        List<String> all = new ArrayList<>();
        for (int n = 0; n < units.count(); n++) {
            all.add(units.type(n) + "@" + units.offsetBytes(n) + "+" + units.lengthBytes(n));
        }
        return String.join(" ", all);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            four bytes of length | 01640020ffe000 | 0000000209f0 00000003 65 88 84 | 9@4+2 5@10+3
            two bytes of length  | 01640020fde000 | 000209f0 0003 65 88 84         | 9@2+2 5@6+3
            one byte of length   | 01640020fce000 | 0209f0 03 65 88 84             | 9@1+2 5@4+3
            no bytes in between  | 01640020ffe000 | 00000000 00000003 41 9a 24     | 31@4+0 1@8+3
            nothing at all       | 01640020ffe000 |                                | ''
            """)
    void avc_wholeSample_tellsEachUnit(String what, String record, String sample, String expected) throws Exception {
        SampleUnits units = index(avc(record), sample == null ? "" : sample).of(0);
        assertThat(text(units)).as(what).isEqualTo(expected);
        assertThat(units.damage()).as(what).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            length beyond the sample   | 01640020ffe000 | 0000000209f0 00000004 65 88 84 | 9@4+2 | 6
            length of two gigabytes    | 01640020ffe000 | 80000000 65 88 84             | ''     | 0
            length field cut off       | 01640020ffe000 | 0000000209f0 000000           | 9@4+2 | 6
            two-byte length cut off    | 01640020fde000 | 000209f0 00                   | 9@2+2 | 4
            byte length beyond         | 01640020fce000 | 0209f0 04 65 88 84            | 9@1+2 | 3
            """)
    void avc_brokenSample_saysWhereAndByWhichRule(String what, String record, String sample, String expected, int at)
            throws Exception {
        UnitIndex index = index(avc(record), sample, "");
        UnitDamage damage = index.of(0).damage().orElseThrow();
        assertThat(text(index.of(0))).as(what).isEqualTo(expected);
        assertThat(damage.atBytes()).as(what).isEqualTo(at);
        assertThat(damage.exception(1000))
                .hasMessage("sample 1 holds a NAL unit that is longer than the sample (mdat at byte " + (1000 + at)
                        + "; ISO/IEC 14496-15 §5.3.2)");
        assertThat(index.of(1).damage()).as("another sample").isEmpty();
    }

    @Test
    void sampleBeyondTheFile_isDamagedAndTouchesNoOther() throws Exception {
        byte[] bytes = HexFormat.of().parseHex("0000000365888400000003419a24");
        UnitIndex index = index(avc(LONG_LENGTHS), table(7, 7, 7), MediaFixtures.source(bytes));
        assertThat(text(index.of(1))).isEqualTo("1@4+3");
        assertThat(index.of(2).damage().orElseThrow().sentence()).contains("beyond the end of the file");
    }

    @Test
    void sampleWithUnitsWithoutEnd_isHeldToTheLimit() throws Exception {
        byte[] bytes = new byte[2 * Limits.SAMPLE_UNITS];
        UnitIndex index = index(avc(BYTE_LENGTHS), table(bytes.length), MediaFixtures.source(bytes));
        assertThat(index.of(0).count()).isEqualTo(Limits.SAMPLE_UNITS);
        assertThat(index.of(0).damage().orElseThrow().kind()).isEqualTo(MediaFormatException.Kind.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IDR                             | 00000003 65 88 84                    | I
            P of one reference              | 00000003 41 9a 24                    | P
            B                               | 00000003 01 9e 24                    | B
            slices of P and I               | 00000003 41 88 84 00000003 41 9a 24  | P
            message alone                   | 00000003 06 88 84                    | UNKNOWN
            cut off behind its first byte   | 00000001 41                          | UNKNOWN
            """)
    void avc_pictureType_isWhatItsSlicesReferToAtMost(String what, String sample, PictureType type) throws Exception {
        assertThat(index(avc(LONG_LENGTHS), sample).of(0).pictureType())
                .as(what)
                .isEqualTo(type);
    }

    @Test
    void hevc_sliceType_standsBehindTheBitsThatThePictureSetNames() throws Exception {
        String plainSet = "a2 00 01 00 04 4401 c0 90 ";
        String extraSet = "a2 00 01 00 04 4401 c4 90 ";
        String slice = "00000004 0201 d6 80";
        for (String set : List.of(plainSet, extraSet)) {
            String record = "01" + "00".repeat(20) + "f301" + set.replace(" ", "");
            SampleUnits units =
                    index(description("hvc1", "hvcC", record), slice).of(0);
            assertThat(units.type(0)).isEqualTo(1);
            assertThat(units.pictureType()).isEqualTo(set.equals(plainSet) ? PictureType.P : PictureType.I);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key frame    | 1200 0a020000 320110 | 2@0+2 1@2+4 6@6+3 | I       | false
            inter frame  | 1200 320130          | 2@0+2 6@2+3       | P       | false
            shown again  | 1200 1a0180          | 2@0+2 3@2+3       | UNKNOWN | false
            to the end   | 1200 30 10 00        | 2@0+2 6@2+3       | I       | false
            beyond it    | 1200 320510          | 2@0+2             | UNKNOWN | true
            """)
    void av1_units_areTold(String what, String sample, String expected, PictureType type, boolean damaged)
            throws Exception {
        SampleUnits units =
                index(description("av01", "av1C", "81000000"), sample).of(0);
        assertThat(text(units)).as(what).isEqualTo(expected);
        assertThat(units.pictureType()).as(what).isEqualTo(type);
        assertThat(units.damage().isPresent()).as(what).isEqualTo(damaged);
    }

    @Test
    void eac3_sample_isItsSynchronizationFrames() throws Exception {
        String independent = "0b77 0003 3f 80 0000";
        String dependent = "0b77 4002 3f 80";
        SampleDescription eac3 = description("ec-3", "dec3", "0000000000");
        UnitIndex index = index(eac3, independent + dependent, independent + "0b77 4005 3f 80", "0b78");
        assertThat(text(index.of(0))).isEqualTo("0@0+8 8@8+6");
        assertThat(text(index.of(1))).isEqualTo("0@0+8");
        assertThat(index.of(1).damage().orElseThrow().atBytes()).isEqualTo(8);
        assertThat(index.of(2).damage()).isPresent();
    }

    @Test
    void opus_sample_isOneFrameThatIsNotRead() throws Exception {
        UnitIndex index = index(description("Opus", "dOps", ""), table(100, 200), broken());
        assertThat(text(index.of(1))).isEqualTo("0@0+200");
    }

    private static ByteSource broken() {
        return new ByteSource() {
            @Override
            public long size() {
                return 1000;
            }

            @Override
            public int read(long position, ByteBuffer target) throws IOException {
                throw new IOException("nothing may be read");
            }
        };
    }

    @Test
    void filmOfTwoHours_isReadByTheSampleAndStaysSmall() throws Exception {
        String[] pictures = IntStream.range(0, 1000)
                .mapToObj(i -> "0000000209f0 00000003 06 05 00 " + "00000028" + "419a" + "55".repeat(38))
                .toArray(String[]::new);
        UnitIndex index = index(avc(LONG_LENGTHS), pictures);
        index.of(500);
        long onePage = index.footprintBytes();
        for (int i = 0; i < index.samples(); i++) {
            assertThat(index.of(i).count()).isEqualTo(3);
        }
        assertThat(onePage).isLessThan(index.footprintBytes() / 8);
        assertThat(index.footprintBytes() * 180).isLessThan(6_000_000);
        assertThat(index.head(999, 2, 2)).isEqualTo(new byte[] {0x41, (byte) 0x9A});
    }
}
