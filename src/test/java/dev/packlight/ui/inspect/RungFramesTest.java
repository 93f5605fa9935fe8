package dev.packlight.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Edit;
import dev.packlight.media.SampleColumns;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.TimeRange;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RungFramesTest {

    private static final long FRAME = 417_083;

    /** IPBB twice at 23.976 frames a second, its edit list taking the reordering delay away. */
    private final RungFrames frames = frames(new SampleTableBuilder(new long[] {900, 300, 100, 120, 800, 200, 90, 80})
            .addTimes(8, 1001)
            .addChunk(0x1000, 8)
            .compositionOffsets(new long[] {1001, 3003, 0, 0, 1001, 3003, 0, 0})
            .syncSamples(new int[] {0, 4})
            .build());

    static RungFrames frames(SampleTable samples) {
        return new RungFrames(
                "960×540",
                new Track(
                        1,
                        TrackKind.VIDEO,
                        new SampleDescription("avc1", Map.of(), 960, 540, 0, 0),
                        new Timescale(24_000),
                        "und",
                        new Edit(0, 1001),
                        0,
                        samples,
                        ""));
    }

    @Test
    void frames_reordered_standWhereTheyAreShown() {
        assertThat(IntStream.rangeClosed(0, 8).mapToObj(frames::startTicks))
                .containsExactly(
                        0L,
                        FRAME,
                        2 * FRAME + 1,
                        3 * FRAME + 1,
                        1_668_333L,
                        2_085_417L,
                        2_502_500L,
                        2_919_583L,
                        3_336_667L);
        assertThat(IntStream.range(0, 8).map(frames::bytes)).containsExactly(900, 100, 120, 300, 800, 90, 80, 200);
        assertThat(frames.shownAt(FRAME)).isEqualTo(1);
        assertThat(frames.shownAt(FRAME - 300)).isZero();
        assertThat(frames.shownAt(-FRAME)).isEqualTo(-1);
    }

    @Test
    void columns_wholeRung_holdAllItsBytes() {
        SampleColumns columns = frames.columns(new TimeRange(0, frames.startTicks(8)), 2);
        assertThat(columns.bytes(0)).isEqualTo(1420);
        assertThat(columns.bytes(1)).isEqualTo(1170);
        assertThat(columns.keyFrames(1)).isEqualTo(1);
    }

    @Test
    void stops_anyTime_areFrames() {
        assertThat(frames.after(0)).isEqualTo(FRAME);
        assertThat(frames.after(FRAME)).isEqualTo(2 * FRAME + 1);
        assertThat(frames.before(FRAME)).isZero();
        assertThat(frames.before(FRAME + 5000)).isEqualTo(FRAME);
        assertThat(frames.before(0)).isZero();
        assertThat(frames.after(frames.startTicks(7))).isEqualTo(frames.startTicks(8));
        assertThat(frames.after(-FRAME)).isZero();
    }

    @Test
    void words_frameOfASecondGroup_sayAllOfIt() {
        assertThat(frames.words(frames.startTicks(7))).isEqualTo("""
                        Frame 7
                        200 bytes · 960×540
                        dts 0.167 · pts 0.292 s
                        GOP 1 · 4 frames · 1.2 kB
                        sample 5 · offset 0x000018AC""");
        assertThat(frames.words(0)).startsWith("Frame 0 · key frame\n900 bytes");
        assertThat(frames.words(frames.startTicks(8))).isEmpty();
    }
}
