package dev.packlight.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmenterTest {

    private static final long SECOND = 10_000_000;
    private final Segmenter segmenter = new Segmenter(Segmenter.NOMINAL_TICKS);

    @Test
    void video_twoSecondGops_cutsAtEachAndJoinsAShortRest() {
        SegmentTimeline timeline = segmenter.video(List.of(video(25, 25 * 10 + 20, 50)));
        assertThat(starts(timeline)).containsExactly(0L, 2 * SECOND, 4 * SECOND, 6 * SECOND, 8 * SECOND);
        assertThat(timeline.endTicks()).isEqualTo(108 * SECOND / 10);
    }

    @Test
    void video_differentFrameRatesAlignedInTime_shareAllBoundaries() {
        SegmentTimeline timeline = segmenter.video(List.of(video(25, 250, 50), video(10, 100, 20)));
        assertThat(timeline.count()).isEqualTo(5);
    }

    @Test
    void video_unalignedRungs_cutsOnlyWhereAllCanBeEntered() {
        SegmentTimeline timeline = segmenter.video(List.of(video(25, 1250, 50), video(25, 1250, 40)));
        assertThat(starts(timeline)).startsWith(0L, 8 * SECOND, 16 * SECOND);
    }

    @Test
    void grouped_restShorterThanHalf_joinsItsNeighbour() {
        SegmentTimeline ten = segmenter.video(List.of(video(25, 500, 50)));
        assertThat(starts(ten.grouped(3))).containsExactly(0L, 6 * SECOND, 12 * SECOND);
        SegmentTimeline eleven = segmenter.video(List.of(video(25, 550, 50)));
        assertThat(starts(eleven.grouped(3))).containsExactly(0L, 6 * SECOND, 12 * SECOND, 18 * SECOND);
    }

    @Test
    void cut_audio_takesEachFrameOnceAndCutsAtTheFirstFrameAtOrAfter() {
        SegmentTimeline timeline = segmenter.video(List.of(video(25, 250, 50)));
        TrackTiming audio = new TrackTiming(track(TrackKind.AUDIO, 48_000, 1024, 475, null, new Edit(0, 1024)));
        Cut cut = Cut.of(audio, timeline);
        int next = 0;
        for (int segment = 0; segment < cut.count(); segment++) {
            assertThat(cut.firstSample(segment)).isEqualTo(next);
            next = cut.endSample(segment);
            if (segment > 0) {
                assertThat(audio.presentationTicks(cut.firstSample(segment)))
                        .isGreaterThanOrEqualTo(timeline.startTicks(segment));
                assertThat(audio.presentationTicks(cut.firstSample(segment) - 1))
                        .isLessThan(timeline.startTicks(segment));
            }
            assertThat(cut.at(cut.startTicks(segment), 0)).isEqualTo(segment);
        }
        assertThat(audio.presentationTicks(0)).isNegative();
        assertThat(cut.startTicks(0)).isZero();
        assertThat(next)
                .as("sound that starts after the picture's end is left out")
                .isEqualTo(audio.firstAtOrAfter(timeline.endTicks()));
        assertThat(IntStream.range(0, cut.count()).mapToLong(cut::durationTicks).sum())
                .isEqualTo(cut.endTicks(cut.count() - 1));
    }

    @Test
    void timing_twoHours_doesNotDrift() {
        TrackTiming audio = new TrackTiming(track(TrackKind.AUDIO, 44_100, 1024, 310_000, null, Edit.NONE));
        double exact = 309_999 * 1024.0 / 44_100 * SECOND;
        assertThat((double) audio.presentationTicks(309_999))
                .isCloseTo(exact, org.assertj.core.data.Offset.offset(0.51));
        assertThat(audio.decodeTicks(310_000) - audio.decodeTicks(309_999)).isBetween(232_199L, 232_200L);
    }

    private static long[] starts(SegmentTimeline timeline) {
        return IntStream.range(0, timeline.count())
                .mapToLong(timeline::startTicks)
                .toArray();
    }

    private static TrackTiming video(int fps, int frames, int gop) {
        int[] sync =
                IntStream.range(0, (frames + gop - 1) / gop).map(n -> n * gop).toArray();
        return new TrackTiming(track(TrackKind.VIDEO, fps, 1, frames, sync, Edit.NONE));
    }

    private static Track track(TrackKind kind, long scale, long delta, int count, int[] sync, Edit edit) {
        long[] sizes = new long[count];
        Arrays.fill(sizes, 10);
        SampleTableBuilder table =
                new SampleTableBuilder(sizes).addTimes(count, delta).addChunk(0, count);
        if (sync != null) {
            table.syncSamples(sync);
        }
        return new Track(
                1,
                kind,
                new SampleDescription("test", Map.of(), 0, 0, 0, 0),
                new Timescale(scale),
                "und",
                edit,
                0,
                table.build(),
                "");
    }
}
