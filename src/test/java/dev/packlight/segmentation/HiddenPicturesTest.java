package dev.packlight.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenPicturesTest {

    private static final long STEP = 10_000_000 / 90_000 + 1;

    @ParameterizedTest
    @ValueSource(longs = {25, 600, 12_800, 90_000, 10_000_000})
    void squeezed_editInsideAGroup_startsAtItsKeyFrameAndKeepsTheRest(long scale) {
        Track track = track(scale, 100, new Edit(0, 30 * scale / 25));
        TrackTiming before = new TrackTiming(track);
        TrackTiming after = new TrackTiming(HiddenPictures.squeezed(track));
        assertThat(HiddenPictures.count(track)).isEqualTo(30);
        assertThat(before.presentationTicks(0)).isEqualTo(-12_000_000);
        assertThat(after.presentationTicks(0)).isZero();
        assertThat(after.track().samples().totalBytes())
                .isEqualTo(track.samples().totalBytes());
        for (int i = 1; i < 100; i++) {
            assertThat(after.track().samples().sizeBytes(i)).isEqualTo(10);
            assertThat(after.track().samples().offsetBytes(i)).isEqualTo(10L * i);
            assertThat(after.presentationTicks(i)).as("picture %d", i).isGreaterThan(after.presentationTicks(i - 1));
            assertThat(after.decodeTicks(i))
                    .isGreaterThan(after.decodeTicks(i - 1))
                    .isLessThanOrEqualTo(after.presentationTicks(i));
        }
        assertThat(after.presentationTicks(30))
                .as("the first one is late by an instant")
                .isBetween(0L, 31 * STEP);
        assertThat(after.presentationTicks(31)).isEqualTo(before.presentationTicks(31));
        assertThat(after.endTicks()).isEqualTo(before.endTicks());
    }

    @Test
    void squeezed_pictureThatBeginsBeforeTheEdit_isShownFromTheStart() {
        Track track = track(1000, 10, new Edit(0, 25));
        TrackTiming after = new TrackTiming(HiddenPictures.squeezed(track));
        assertThat(after.presentationTicks(0)).isZero();
        assertThat(after.presentationTicks(1)).isEqualTo(150_000);
    }

    @Test
    void squeezed_nothingHidden_isTheSame() {
        Track track = track(25, 100, new Edit(10, 0));
        assertThat(HiddenPictures.squeezed(track)).isSameAs(track);
    }

    @Test
    void squeezed_moreThanAnyGroupOfPictures_isLeftAsItIs() {
        Track track = track(25, 1000, new Edit(0, 900));
        assertThat(HiddenPictures.squeezed(track)).isSameAs(track);
    }

    private static Track track(long scale, int count, Edit edit) {
        long[] sizes = new long[count];
        Arrays.fill(sizes, 10);
        return new Track(
                1,
                TrackKind.VIDEO,
                new SampleDescription("test", Map.of(), 0, 0, 0, 0),
                new Timescale(scale),
                "und",
                edit,
                0,
                new SampleTableBuilder(sizes)
                        .addTimes(count, scale / 25)
                        .addChunk(0, count)
                        .syncSamples(new int[] {0})
                        .build(),
                "");
    }
}
