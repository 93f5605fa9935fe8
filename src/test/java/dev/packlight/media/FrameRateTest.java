package dev.packlight.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameRateTest {

    @Test
    void of_equalDurations_isExact() {
        assertThat(rate(30_000, 1001, 1001, 1001, 1001).map(FrameRate::toString))
                .contains("30000/1001");
        assertThat(rate(25, 1, 1, 1, 1).map(FrameRate::toString)).contains("25");
    }

    @Test
    void of_roundedDurations_isOneRate() {
        assertThat(rate(1000, 33, 34, 33, 33, 34, 33).map(r -> r.decimal().doubleValue()))
                .hasValueSatisfying(fps -> assertThat(fps).isBetween(29.5, 30.4));
    }

    @Test
    void of_durationsThatDiffer_isNone() {
        assertThat(rate(1000, 33, 100, 40, 500, 20, 33)).isEmpty();
    }

    @Test
    void of_whatNoCameraMakes_isNone() {
        assertThat(rate(90_000, 1, 1, 1, 1)).isEmpty();
        assertThat(rate(1, 60, 60, 60, 60)).isEmpty();
        assertThat(rate(25, 0, 0, 0, 0)).isEmpty();
        assertThat(rate(25, 1)).isEmpty();
    }

    private static java.util.Optional<FrameRate> rate(long scale, long... durations) {
        long[] sizes = new long[durations.length];
        Arrays.fill(sizes, 10);
        SampleTableBuilder table = new SampleTableBuilder(sizes);
        for (long duration : durations) {
            table.addTimes(1, duration);
        }
        return FrameRate.of(new Track(
                1,
                TrackKind.VIDEO,
                new SampleDescription("test", Map.of(), 0, 0, 0, 0),
                new Timescale(scale),
                "und",
                Edit.NONE,
                0,
                table.addChunk(0, durations.length).build(),
                ""));
    }
}
