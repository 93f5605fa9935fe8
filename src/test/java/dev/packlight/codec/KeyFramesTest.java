package dev.packlight.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.Column;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.Timescale;
import dev.packlight.testing.MediaFixtures;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures written byte by byte, each claimed to be a sync sample. */
class KeyFramesTest {

    private static final SampleDescription AVC = description("avc1", "avcC", "01640020ffe000");
    private static final SampleDescription HEVC = description("hvc1", "hvcC", "01" + "00".repeat(20) + "f300");
    private static final Timescale SCALE = new Timescale(1000);
    private static final String DELIMITER = "0000000209f0";
    private static final String PARAMETER_SETS = "00000004674d401f" + "0000000468ee3c80";
    private static final String SETTINGS = "00000108" + "0605ff05" + "00".repeat(260);

    private static SampleDescription description(String fourcc, String box, String record) {
        return new SampleDescription(
                fourcc, record.isEmpty() ? Map.of() : Map.of(box, HexFormat.of().parseHex(record)), 16, 16, 0, 0);
    }

    private static SampleTable verified(SampleDescription description, List<String> samples, long... offsets)
            throws IOException {
        ByteWriter bytes = new ByteWriter(64);
        long[] sizes = new long[samples.size()];
        for (int i = 0; i < sizes.length; i++) {
            byte[] sample = HexFormat.of().parseHex(samples.get(i));
            bytes.raw(sample);
            sizes[i] = sample.length;
        }
        SampleTableBuilder table =
                new SampleTableBuilder(sizes).addTimes(sizes.length, 100).addChunk(0, sizes.length);
        if (offsets.length > 0) {
            table.compositionOffsets(Column.of(offsets, offsets.length));
        }
        return KeyFrames.verified(table.build(), description, SCALE, MediaFixtures.source(bytes.toByteArray()));
    }

    private static List<Integer> sync(SampleTable samples) {
        return IntStream.range(0, samples.syncCount())
                .mapToObj(samples::syncSample)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            an IDR slice                                   | 00000003 65 88 84                              | true
            a P slice                                      | 00000003 41 9a 24                              | false
            an I slice without a recovery point            | 00000003 41 88 84                              | false
            a recovery point at once                       | 00000005 06 06 01 c4 80  00000003 41 88 84     | true
            a recovery point after some frames             | 00000005 06 06 01 24 80  00000003 41 88 84     | false
            a recovery point behind another message        | 00000008 06 01 01 00 06 01 c4 80  00000003 41 88 84 | true
            parameter sets, then an IDR slice              | 00000002 67 4d  00000002 68 ee  00000003 65 88 84 | true
            a unit that is longer than its sample          | 000000ff 41 88 84                              | true
            a message and no picture                       | 00000005 06 06 01 c4 80                        | false
            a unit that may hold a picture                 | 00000003 6e 88 84                              | true
            """)
    void avc_claimedSyncSample_isJudgedByItsUnits(String what, String sample, boolean stays) throws IOException {
        SampleTable samples = verified(AVC, List.of("0000000365b804", sample.replace(" ", "")));
        assertThat(sync(samples)).as(what).isEqualTo(stays ? List.of(0, 1) : List.of(0));
        assertThat(samples.evidence().claimed()).isEqualTo(2);
        assertThat(samples.evidence().refuted()).isEqualTo(stays ? 0 : 1);
    }

    @Test
    void avc_longUnitsBeforeTheSlice_areSteppedOver() throws IOException {
        SampleTable samples = verified(
                AVC,
                List.of(
                        DELIMITER + PARAMETER_SETS + SETTINGS + "0000000365b804",
                        DELIMITER + SETTINGS + "00000003419a24",
                        DELIMITER + PARAMETER_SETS + SETTINGS + "0000000365b804"));
        assertThat(sync(samples)).containsExactly(0, 2);
        assertThat(samples.evidence().refuted()).isEqualTo(1);
        assertThat(samples.evidence().firstRefutedTicks()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            IDR with leading pictures, 26, 0c, true, 2
            IDR,                       28, 02, true, 1
            CRA with skipped pictures, 2a, 10, true, 3
            CRA with decodable ones,   2a, 0c, true, 2
            CRA with nothing before,   2a, 02, true, 1
            BLA with skipped pictures, 20, 12, true, 3
            trailing picture,          02, 02, false, 0
            """)
    void hevc_claimedSyncSample_isJudgedByItsType(String what, String entry, String next, boolean stays, int type)
            throws IOException {
        boolean leads = Integer.parseInt(next, 16) >> 1 >= 6;
        SampleDescription hevc = HEVC;
        ByteWriter bytes = new ByteWriter(64)
                .raw(HexFormat.of()
                        .parseHex("000000042601afff" + "00000004" + entry + "01afff" + "00000004" + next + "01d0ff"));
        SampleTable claimed = new SampleTableBuilder(new long[] {8, 8, 8})
                .addTimes(3, 100)
                .addChunk(0, 3)
                .compositionOffsets(Column.of(leads ? new long[] {100, 200, 0} : new long[] {100, 100, 100}, 3))
                .syncSamples(new int[] {0, 1})
                .build();
        SampleTable samples = KeyFrames.verified(claimed, hevc, SCALE, MediaFixtures.source(bytes.toByteArray()));
        assertThat(sync(samples)).as(what).isEqualTo(stays ? List.of(0, 1) : List.of(0));
        if (stays) {
            assertThat(samples.accessPointType(1)).as(what).isEqualTo(type);
            assertThat(samples.part(1, 3).accessPointType(0)).as(what).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            av01 | key frame behind a sequence header | 1200 0a020000 320110 | true
            av01 | key frame that is not shown        | 1200 320100          | false
            av01 | inter frame                        | 1200 320130          | false
            av01 | an older frame shown               | 1200 1a0180          | false
            av01 | a reduced still picture            | 0a020800 320130      | true
            av01 | nothing but a delimiter            | 1200                 | true
            vp09 | key frame                          | 8249                 | true
            vp09 | inter frame                        | 8649                 | false
            vp09 | an older frame shown               | 8849                 | false
            vp09 | no frame marker                    | 0249                 | true
            """)
    void av1AndVp9_claimedSyncSample_isJudgedByItsFrameHeader(String entry, String what, String sample, boolean stays)
            throws IOException {
        SampleTable samples = verified(description(entry, "none", ""), List.of(sample.replace(" ", "")));
        assertThat(samples.syncCount()).as(what).isEqualTo(stays ? 1 : 0);
    }

    @Test
    void unknownCodec_claims_stand() throws IOException {
        SampleTable samples = verified(description("encv", "none", ""), List.of("00000003419a24"));
        assertThat(samples.syncCount()).isEqualTo(1);
        assertThat(samples.evidence().examined()).isZero();
    }

    private static final String IDR = "0000000365b804";
    private static final String INTER = "00000003419a24";

    private static SampleTable searched(long ticksEach, int[] claimed, String... pictures) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(String.join("", pictures));
        long[] sizes = new long[pictures.length];
        Arrays.fill(sizes, IDR.length() / 2);
        SampleTable table = new SampleTableBuilder(sizes)
                .addTimes(sizes.length, ticksEach)
                .addChunk(0, sizes.length)
                .syncSamples(claimed)
                .build();
        return KeyFrames.verified(table, AVC, SCALE, MediaFixtures.source(bytes));
    }

    @Test
    void unclaimed_whereClaimsAreCloseTogether_isNotLookedFor() throws IOException {
        SampleTable samples = searched(4000, new int[] {0, 4}, IDR, INTER, IDR, INTER, IDR, INTER);
        assertThat(sync(samples)).containsExactly(0, 4);
        assertThat(samples.evidence().found()).isZero();
    }

    @Test
    void unclaimed_inAStretchLongerThanAnySegment_isFound() throws IOException {
        SampleTable samples = searched(7000, new int[] {0, 4}, IDR, INTER, IDR, INTER, IDR, INTER);
        assertThat(sync(samples)).containsExactly(0, 2, 4);
        assertThat(samples.evidence().found()).isEqualTo(1);
        assertThat(samples.evidence().firstFoundTicks()).isEqualTo(14_000);
        assertThat(samples.evidence().refuted()).isZero();
    }

    @Test
    void firstPicture_thatRefersToNone_isAnEntryWhateverMarksIt() throws IOException {
        String intra = "000000034188b4";
        SampleTable samples = searched(100, new int[] {0, 2}, intra, INTER, intra, INTER);
        assertThat(sync(samples)).containsExactly(0);
        assertThat(samples.evidence().refuted()).isEqualTo(1);
    }

    @Test
    void unclaimed_whereAClaimIsFalse_isFoundEverywhere() throws IOException {
        SampleTable samples = searched(100, new int[] {0, 3}, INTER, IDR, IDR, INTER, INTER, IDR);
        assertThat(sync(samples)).containsExactly(1, 2, 5);
        assertThat(samples.evidence().refuted()).isEqualTo(2);
        assertThat(samples.evidence().found()).isEqualTo(3);
        assertThat(samples.accessPointType(5)).isEqualTo(1);
    }
}
