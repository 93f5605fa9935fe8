package dev.packlight.mpegts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.codec.ElementaryStream.NalUnits;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.media.Edit;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.mpegts.TsStream.Clock;
import dev.packlight.segmentation.TrackTiming;
import dev.packlight.testing.RandomAsset;
import dev.packlight.testing.SmallFilm;
import dev.packlight.testing.SyntheticAsset;
import dev.packlight.testing.TsReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the muxer writes of generated films, read by an independent reader, against their samples. */
class TsPacketsOfFilmsTest {

    private static TsReader read(TsLayout layout) throws Exception {
        TsReader reader = new TsReader();
        for (int segment = 0; segment < layout.segments(); segment++) {
            byte[] bytes = Packets.segment(layout, segment);
            assertThat((long) bytes.length).isEqualTo(layout.bytes(segment));
            reader.read(bytes);
        }
        return reader;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void picture_ofAnyFilm_carriesEverySampleWithItsTimes(long seed) throws Exception {
        Rendition rendition = RandomAsset.of(seed).present().video().getFirst();
        TsReader reader = read(new TsLayout(List.of(Packets.stream(rendition, rendition.segments(), Clock.CARRIED))));
        assertThat(reader.streamTypes()).isEqualTo(Map.of(0x100, 0x1B));
        assertThat(reader.clockPid()).isEqualTo(0x100);
        assertPictures(rendition, reader.units());
        assertClocks(reader);
    }

    private static void assertPictures(Rendition rendition, List<TsReader.Unit> units) throws Exception {
        SampleTable samples = rendition.track().samples();
        TrackTiming timing = rendition.segments().timing();
        byte[] sets = ((NalUnits) rendition
                        .codec()
                        .elementaryStream(rendition.track().description())
                        .orElseThrow())
                .parameterSets();
        assertThat(units).hasSize(samples.count());
        for (int i = 0; i < units.size(); i++) {
            TsReader.Unit unit = units.get(i);
            assertThat(unit.pts()).isEqualTo(timing.presentation90k(i) + 900_000);
            assertThat(unit.dts()).isEqualTo(timing.decode90k(i) + 900_000);
            assertThat(unit.randomAccess()).isEqualTo(samples.isSync(i));
            ByteWriter wanted = new ByteWriter(64).raw(new byte[] {0, 0, 0, 1, 9, (byte) 0xF0});
            if (samples.isSync(i)) {
                wanted.raw(sets);
            }
            wanted.u32(1).raw(rendition.source().readFully(samples.offsetBytes(i) + 4, samples.sizeBytes(i) - 4));
            assertThat(unit.payload()).as("picture %d", i).isEqualTo(wanted.toByteArray());
        }
    }

    /** Ahead of the decoding time by 0.7 s, and never more than a tenth of a second apart (§2.7.2). */
    private static void assertClocks(TsReader reader) {
        List<Long> clocks = reader.clocks();
        assertThat(clocks.getFirst()).isEqualTo(reader.units().getFirst().dts() - 63_000);
        for (int i = 1; i < clocks.size(); i++) {
            assertThat(clocks.get(i) - clocks.get(i - 1)).isBetween(1L, 9_000L);
        }
    }

    @Test
    void slowPictures_haveClocksBetweenThem() throws Exception {
        Rendition slow = new SyntheticAsset()
                .video(SmallFilm.LARGE, 12_800, 6_400, 12, 4, 1, Edit.NONE)
                .present()
                .video()
                .getFirst();
        TsReader reader = read(new TsLayout(List.of(Packets.stream(slow, slow.segments(), Clock.CARRIED))));
        assertPictures(slow, reader.units());
        assertClocks(reader);
        assertThat(reader.clocks()).hasSize(12 * 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sound_ofAnyFilm_hasAHeaderBeforeEachFrame(long seed) throws Exception {
        Rendition sound = RandomAsset.of(seed).present().audio().getFirst();
        TsReader reader = read(new TsLayout(List.of(Packets.stream(sound, sound.segments(), Clock.CARRIED))));
        assertThat(reader.streamTypes()).isEqualTo(Map.of(0x101, 0x0F));
        assertThat(frames(reader)).isEqualTo(samples(sound));
    }

    /** Frames of ADTS, their headers checked field by field (ISO/IEC 14496-3 §1.A.2.2): AAC-LC, 48 kHz, stereo. */
    private static List<String> frames(TsReader reader) {
        List<String> found = new ArrayList<>();
        for (TsReader.Unit unit : reader.units()) {
            byte[] payload = unit.payload();
            for (int at = 0; at < payload.length; ) {
                int length =
                        (payload[at + 3] & 3) << 11 | (payload[at + 4] & 0xFF) << 3 | (payload[at + 5] & 0xFF) >> 5;
                assertThat(Arrays.copyOfRange(payload, at, at + 3)).isEqualTo(new byte[] {-1, (byte) 0xF1, 0x4C});
                assertThat(payload[at + 3] & 0xFC).isEqualTo(0x80);
                assertThat(payload[at + 5] & 0x1F).isEqualTo(0x1F);
                assertThat(payload[at + 6]).isEqualTo((byte) 0xFC);
                found.add(HexFormat.of().formatHex(payload, at + 7, at + length));
                at += length;
            }
        }
        return found;
    }

    private static List<String> samples(Rendition rendition) throws Exception {
        List<String> found = new ArrayList<>();
        SampleTable samples = rendition.track().samples();
        int last = rendition.segments().endSample(rendition.segments().count() - 1);
        for (int i = rendition.segments().firstSample(0); i < last; i++) {
            found.add(HexFormat.of()
                    .formatHex(rendition.source().readFully(samples.offsetBytes(i), samples.sizeBytes(i))));
        }
        return found;
    }

    @Test
    void framesAsTheyAre_comeInAPrivateStreamEach() throws Exception {
        Presentation film = SmallFilm.rich().present();
        Rendition surround = film.audio().getFirst();
        TsReader reader = read(new TsLayout(List.of(Packets.stream(surround, surround.segments(), Clock.CARRIED))));
        assertThat(reader.streamTypes()).isEqualTo(Map.of(0x101, 0x87));
        assertThat(reader.units().stream()
                        .map(u -> HexFormat.of().formatHex(u.payload()))
                        .toList())
                .isEqualTo(samples(surround));
        assertThat(reader.units()).allMatch(u -> (u.bytes()[3] & 0xFF) == 0xBD && u.bytes()[5] == 3 + 5 + 40);
    }

    @Test
    void both_comeInOrderOfDecodingBehindThePicture() throws Exception {
        Presentation film = SmallFilm.asset().present();
        TsReader reader = read(Packets.both(film.video().getLast(), film.audio().getFirst()));
        assertThat(reader.streamTypes()).isEqualTo(Map.of(0x100, 0x1B, 0x101, 0x0F));
        assertThat(reader.units().getFirst().pid()).isEqualTo(0x100);
        long before = 0;
        for (TsReader.Unit unit : reader.units().subList(1, 60)) {
            assertThat(unit.dts()).isGreaterThanOrEqualTo(before);
            before = unit.dts();
        }
        assertThat(reader.units().stream().filter(u -> u.pid() == 0x100)).hasSize(250);
    }

    @Test
    void skipTo_anyByte_goesOnWithWhatHoldsIt() throws Exception {
        Presentation film = SmallFilm.asset().present();
        for (TsLayout layout : List.of(
                Packets.both(film.video().getLast(), film.audio().getFirst()),
                Packets.both(
                        new SyntheticAsset()
                                .video(SmallFilm.SMALL, 12_800, 6_400, 12, 2, 0, Edit.NONE)
                                .present()
                                .video()
                                .getFirst(),
                        film.audio().getFirst()))) {
            byte[] whole = Packets.segment(layout, 1);
            for (int from = 0; from < whole.length; from += 97) {
                TsSegment packets = new TsSegment(layout, 1);
                int at = (int) packets.skipTo(from);
                assertThat(at).isBetween(Math.max(0, from - 6 * 188), from);
                assertThat(Packets.rest(packets)).isEqualTo(Arrays.copyOfRange(whole, at, whole.length));
            }
        }
    }

    /** A length field of two bytes becomes a start code of four, so each unit makes its sample longer. */
    @Test
    void shortLengths_becomeLongerStartCodes() throws Exception {
        byte[] record = SmallFilm.SMALL.box("avcC").orElseThrow().clone();
        record[4] = (byte) 0xFD;
        SampleDescription two = new SampleDescription("avc1", Map.of("avcC", record), 416, 234, 0, 0);
        byte[] picture =
                new ByteWriter(16).u16(2).u16(0x0605).u16(3).u24(0x650102).toByteArray();
        Rendition rendition = Packets.film(two, pictures(picture)).video().getFirst();
        TsReader reader = read(new TsLayout(List.of(Packets.stream(rendition, rendition.segments(), Clock.CARRIED))));
        assertThat(reader.units()).hasSize(100);
        assertThat(reader.units().get(1).payload())
                .isEqualTo(new byte[] {0, 0, 0, 1, 9, (byte) 0xF0, 0, 0, 0, 1, 6, 5, 0, 0, 0, 1, 0x65, 1, 2});
    }

    @Test
    void delimiters_thatAreThereAlready_areNotPutTwice() throws Exception {
        byte[] picture =
                new ByteWriter(16).u32(2).u16(0x09F0).u32(3).u24(0x650102).toByteArray();
        Rendition rendition =
                Packets.film(SmallFilm.SMALL, pictures(picture)).video().getFirst();
        TsReader reader = read(new TsLayout(List.of(Packets.stream(rendition, rendition.segments(), Clock.CARRIED))));
        assertThat(reader.units().get(1).payload())
                .isEqualTo(new byte[] {0, 0, 0, 1, 9, (byte) 0xF0, 0, 0, 0, 1, 0x65, 1, 2});
    }

    @Test
    void unitsThatOverrunTheirSample_areRefused() throws Exception {
        byte[] picture = new ByteWriter(16).u32(99).u24(0x650102).toByteArray();
        Rendition rendition =
                Packets.film(SmallFilm.SMALL, pictures(picture)).video().getFirst();
        assertThatThrownBy(() -> Packets.stream(rendition, rendition.segments(), Clock.CARRIED))
                .isInstanceOf(MediaFormatException.class);
    }

    private static List<byte[]> pictures(byte[] picture) {
        return IntStream.range(0, 100).mapToObj(i -> picture).toList();
    }
}
