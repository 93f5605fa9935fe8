package dev.packlight.mpegts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.media.Edit;
import dev.packlight.mpegts.TsStream.Clock;
import dev.packlight.testing.SmallFilm;
import dev.packlight.testing.SyntheticAsset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lengths of segments, reckoned by hand: a picture or a group of sound of these films is one packet. */
class TsLayoutTest {

    private static final int PACKET = 188;

    private static TsLayout alone(Rendition rendition) throws Exception {
        return new TsLayout(List.of(Packets.stream(rendition, rendition.segments(), Clock.CARRIED)));
    }

    @Test
    void bytes_ofPictures_areTwoTablesAndAPacketEach() throws Exception {
        TsLayout layout = alone(SmallFilm.asset().present().video().getFirst());
        assertThat(layout.segments()).isEqualTo(5);
        for (int segment = 0; segment < 5; segment++) {
            assertThat(layout.bytes(segment)).isEqualTo((2 + 50) * PACKET);
            assertThat(layout.tablesBefore(segment)).isEqualTo(segment);
            assertThat(layout.packetsBefore(0, segment)).isEqualTo(50 * segment);
            assertThat(layout.keyFrameRanges(segment)).containsExactly(0, 3 * PACKET);
        }
    }

    @Test
    void bytes_withKeyFramesInside_repeatTheTables() throws Exception {
        Presentation film = new SyntheticAsset()
                .video(SmallFilm.SMALL, 12_800, 512, 100, 10, 0, Edit.NONE)
                .present();
        TsLayout layout = alone(film.video().getFirst());
        assertThat(layout.bytes(0)).isEqualTo((5 * 2 + 50) * PACKET);
        assertThat(layout.tablesBefore(1)).isEqualTo(5);
        assertThat(layout.keyFrameRanges(0))
                .startsWith(0, 3 * PACKET, 12 * PACKET, 3 * PACKET, 24 * PACKET)
                .hasSize(10);
    }

    @Test
    void bytes_ofKeyFramesAlone_haveTablesBeforeEach() throws Exception {
        Presentation film = new SyntheticAsset()
                .video(SmallFilm.SMALL, 12_800, 512, 100, 1, 0, Edit.NONE)
                .present();
        TsLayout layout = alone(film.video().getFirst());
        assertThat(layout.bytes(0)).isEqualTo(50 * 3 * PACKET);
        assertThat(layout.keyFrameRanges(1)).hasSize(100).endsWith(49 * 3 * PACKET, 3 * PACKET);
    }

    /**
     * Pictures half a second apart: the clock may pause a tenth of a second, so four clocks stand between two of them.
     */
    @Test
    void bytes_ofSlowPictures_holdClocksBetween() throws Exception {
        Presentation film = new SyntheticAsset()
                .video(SmallFilm.SMALL, 12_800, 6_400, 12, 4, 0, Edit.NONE)
                .present();
        TsLayout layout = alone(film.video().getFirst());
        assertThat(layout.bytes(0)).isEqualTo((2 + 4 + 4 * 4) * PACKET);
        assertThat(layout.keyFrameRanges(1)).containsExactly(0, 3 * PACKET);
    }

    /**
     * Four frames of 40 bytes and their ADTS headers behind a PES header of 14 bytes, in packets of 176 and then 184.
     */
    @Test
    void bytes_ofSound_groupFourFramesAPacketOfPes() throws Exception {
        Presentation film = SmallFilm.sound().present();
        Rendition sound = film.audio().getFirst();
        TsLayout layout = alone(sound);
        int frames = sound.segments().endSample(0) - sound.segments().firstSample(0);
        assertThat(frames).isEqualTo(94);
        assertThat(14 + 4 * (7 + 40)).isBetween(177, 176 + 184);
        assertThat(layout.bytes(0)).as("23 groups of four and one of two").isEqualTo((2 + 23 * 2 + 1) * PACKET);
        assertThat(layout.tablesBefore(1)).as("tables stand at the start alone").isEqualTo(1);
    }

    @Test
    void bytes_ofBoth_countBothAndTheClockOnce() throws Exception {
        Presentation film = SmallFilm.asset().present();
        Rendition picture = film.video().getFirst();
        TsLayout layout = Packets.both(picture, film.audio().getFirst());
        long sound = layout.bytes(0) / PACKET - 2 - 50;
        assertThat(sound).isEqualTo(layout.packetsBefore(1, 1));
        assertThat(sound)
                .as("94 frames in groups of four, two packets each, the last one")
                .isBetween(46L, 48L);
        assertThat(layout.packetsBefore(0, 1)).isEqualTo(50);
        assertThat(layout.footprintBytes()).isBetween(256L, 1024L);
    }
}
