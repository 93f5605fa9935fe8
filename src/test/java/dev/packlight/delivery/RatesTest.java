package dev.packlight.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatesTest {

    private static final long SECOND = 10_000_000;

    @Test
    void measure_shortLastSegment_doesNotMakeThePeak() {
        long[] bytes = {1000, 3000, 1000, 900};
        long[] seconds = {2, 2, 2, 0};
        Rates rates =
                Rates.measure(4, i -> bytes[i], i -> seconds[i] == 0 ? SECOND / 50 : seconds[i] * SECOND, 2 * SECOND);
        assertThat(rates.peakBps()).isEqualTo(12_000);
        assertThat(rates.averageBps()).isBetween(7_000L, 8_000L);
    }

    @Test
    void measure_runsUpToOneAndAHalfTargets_areTried() {
        long[] bytes = {100, 500, 500, 100};
        Rates rates = Rates.measure(4, i -> bytes[i], i -> SECOND, 4 * SECOND);
        assertThat(rates.peakBps()).as("two seconds are half the target").isEqualTo(4000);
    }
}
