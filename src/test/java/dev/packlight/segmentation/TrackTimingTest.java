package dev.packlight.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Times and cuts of tracks, computed by hand: 25 pictures a second, 400,000 presentation ticks each. */
class TrackTimingTest {

    private static final long PICTURE = 400_000;

    private static Track track(
            TrackKind kind, long scale, long delta, int count, int[] sync, long[] offsets, Edit edit) {
        SampleTableBuilder table = new SampleTableBuilder(
                        LongStream.range(0, count).map(i -> 10 + i).toArray())
                .addTimes(count, delta)
                .addChunk(0, count);
        if (sync != null) {
            table.syncSamples(sync);
        }
        if (offsets != null) {
            table.compositionOffsets(offsets);
        }
        SampleDescription none = new SampleDescription("test", Map.of(), 0, 0, 0, 0);
        return new Track(1, kind, none, new Timescale(scale), "und", edit, 0, table.build(), "");
    }

    /** I P B, shown 0 2 1. */
    private static Track reordered() {
        return track(TrackKind.VIDEO, 25, 1, 6, new int[] {0, 3}, new long[] {1, 2, 0, 1, 2, 0}, new Edit(0, 1));
    }

    @Test
    void reorderedPictures_areDecodedEarlyEnough() {
        TrackTiming timing = new TrackTiming(reordered());
        assertThat(timing.delayTicks()).isEqualTo(PICTURE);
        assertThat(timing.isDelayed()).isTrue();
        assertThat(timing.presentationTicks(0)).isZero();
        assertThat(timing.presentationTicks(1)).isEqualTo(2 * PICTURE);
        assertThat(timing.presentationTicks(2)).isEqualTo(PICTURE);
        assertThat(timing.decodeTicks(0)).isEqualTo(-PICTURE);
        assertThat(timing.decodeTicks(6)).isEqualTo(5 * PICTURE);
        assertThat(timing.decode90k(1)).isZero();
        assertThat(timing.presentation90k(1)).isEqualTo(7200);
        assertThat(timing.mediaOffsetTrackTicks(1)).isEqualTo(2);
        assertThat(timing.prerollTrackTicks(0)).isEqualTo(1);
        assertThat(timing.prerollTrackTicks(3)).isZero();
        assertThat(timing.endTicks()).isEqualTo(6 * PICTURE);
    }

    @Test
    void sharedDelay_longerThanTheOwn_holds() {
        TrackTiming timing = new TrackTiming(reordered(), 0, 3 * PICTURE);
        assertThat(timing.delayTicks()).isEqualTo(3 * PICTURE);
        assertThat(timing.decodeTicks(0)).isEqualTo(-3 * PICTURE);
        assertThat(timing.mediaOffsetTrackTicks(0)).isEqualTo(3);
        assertThat(new TrackTiming(reordered(), 0, 0).delayTrackTicks()).isEqualTo(1);
    }

    @Test
    void origin_movesAllTimes() {
        TrackTiming timing = new TrackTiming(reordered(), 2 * PICTURE, 0);
        assertThat(timing.presentationTicks(0)).isEqualTo(-2 * PICTURE);
        assertThat(timing.decodeTicks(3)).isZero();
    }

    @Test
    void plainTrack_isNotDelayed() {
        TrackTiming timing = new TrackTiming(track(TrackKind.AUDIO, 48_000, 1024, 10, null, null, Edit.NONE));
        assertThat(timing.isDelayed()).isFalse();
        assertThat(timing.delayTicks()).isZero();
        assertThat(timing.firstAtOrAfter(0)).isZero();
        assertThat(timing.firstAtOrAfter(1)).isEqualTo(1);
        assertThat(timing.firstAtOrAfter(timing.presentationTicks(4))).isEqualTo(4);
        assertThat(timing.firstAtOrAfter(timing.endTicks())).isEqualTo(10);
    }

    @Test
    void emptyTrack_endsAtZero() {
        TrackTiming timing = new TrackTiming(track(TrackKind.AUDIO, 48_000, 1024, 0, null, null, Edit.NONE));
        assertThat(timing.endTicks()).isZero();
        assertThat(timing.delayTicks()).isZero();
    }

    private static SegmentTimeline timeline(long... pictures) {
        return new SegmentTimeline(LongStream.of(pictures).map(p -> p * PICTURE).toArray());
    }

    @Test
    void cut_ofPictures_beginsAtTheNearestKeyFrame() {
        Track film = track(TrackKind.VIDEO, 25, 1, 100, new int[] {0, 24, 51, 75}, null, Edit.NONE);
        Cut cut = Cut.of(new TrackTiming(film), timeline(0, 25, 50, 75, 100));
        assertThat(List.of(cut.firstSample(0), cut.firstSample(1), cut.firstSample(2), cut.firstSample(3)))
                .containsExactly(0, 24, 51, 75);
        assertThat(cut.endSample(3)).isEqualTo(100);
        assertThat(cut.startTicks(1)).isEqualTo(24 * PICTURE);
        assertThat(cut.endTicks(1)).isEqualTo(51 * PICTURE);
        assertThat(cut.endTicks(3)).isEqualTo(100 * PICTURE);
        assertThat(cut.durationTicks(0)).isEqualTo(24 * PICTURE);
        assertThat(cut.longestTicks()).isEqualTo(27 * PICTURE);
        assertThat(cut.bytes(0)).isEqualTo(10 * 24 + 24 * 23 / 2);
        assertThat(cut.bytes(3))
                .isEqualTo(LongStream.range(75, 100).map(i -> 10 + i).sum());
        assertThat(cut.accessPointType()).isEqualTo(1);
        assertThat(cut.isIndependent()).isTrue();
    }

    @Test
    void cut_searchedByTime_givesTheNearestWithinTheTolerance() {
        Track film = track(TrackKind.VIDEO, 25, 1, 100, new int[] {0, 25, 50, 75}, null, Edit.NONE);
        Cut cut = Cut.of(new TrackTiming(film), timeline(0, 25, 50, 75, 100));
        assertThat(cut.at(50 * PICTURE, 0)).isEqualTo(2);
        assertThat(cut.at(50 * PICTURE + 3, 3)).isEqualTo(2);
        assertThat(cut.at(50 * PICTURE - 3, 3)).isEqualTo(2);
        assertThat(cut.at(50 * PICTURE + 4, 3)).isEqualTo(-1);
        assertThat(cut.at(0, 0)).isZero();
        assertThat(cut.at(75 * PICTURE, 0)).isEqualTo(3);
        assertThat(cut.at(99 * PICTURE, 5)).isEqualTo(-1);
    }

    @Test
    void cut_ofAClip_endsWithTheKeyFrameBehindIt() {
        Track film = track(TrackKind.VIDEO, 25, 1, 100, new int[] {0, 25, 50, 75}, null, Edit.NONE);
        Cut cut = Cut.of(new TrackTiming(film), timeline(0, 25, 50, 75, 100).clip(0, 50 * PICTURE));
        assertThat(cut.count()).isEqualTo(2);
        assertThat(cut.endSample(1)).isEqualTo(50);
        assertThat(cut.endTicks(1)).isEqualTo(50 * PICTURE);
    }

    @Test
    void cut_ofShortSound_leavesEmptySegmentsOutUnlessAllAreWanted() {
        TrackTiming sound = new TrackTiming(track(TrackKind.AUDIO, 25, 1, 30, null, null, Edit.NONE));
        assertThat(Cut.of(sound, timeline(0, 25, 50, 75)).count()).isEqualTo(2);
        Cut every = Cut.every(sound, timeline(0, 25, 50, 75));
        assertThat(every.count()).isEqualTo(3);
        assertThat(every.firstSample(2)).isEqualTo(every.endSample(2)).isEqualTo(30);
    }

    @Test
    void withoutPriming_beginsWithTheFirstFrameThatIsHeard() {
        TrackTiming primed = new TrackTiming(track(TrackKind.AUDIO, 25, 1, 50, null, null, new Edit(0, 3)));
        Cut cut = Cut.of(primed, timeline(0, 25, 50));
        assertThat(cut.firstSample(0)).isZero();
        assertThat(cut.startTicks(0)).isZero();
        assertThat(cut.prerollTrackTicks()).isEqualTo(3);
        assertThat(cut.mediaDecodeTrackTicks(0)).isZero();
        Cut audible = cut.withoutPriming();
        assertThat(audible.firstSample(0)).isEqualTo(3);
        assertThat(audible.prerollTrackTicks()).isZero();
        assertThat(audible.firstSample(1)).isEqualTo(cut.firstSample(1));
        assertThat(audible.withoutPriming()).isSameAs(audible);
    }
}
