package dev.packlight.player.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.player.load.AbrController.Decision;
import dev.packlight.player.load.AbrController.Situation;
import dev.packlight.testing.Draw;
import org.junit.jupiter.api.Test;

/** What the network is taken for, and which rung is chosen for it. */
class ThroughputTest {

    private static final long[] RUNGS = {1_000_000, 2_000_000, 4_000_000};
    private final AbrController abr = new ThroughputAbr();

    private Decision choose(int current, long estimateBps) {
        return abr.choose(new Situation(RUNGS, current, estimateBps, 10));
    }

    @Test
    void choose_withoutMeasurement_staysOrStartsAtTheLowest() {
        assertThat(choose(-1, 0).rung()).isZero();
        assertThat(choose(2, 0).rung()).isEqualTo(2);
        assertThat(choose(-1, 0).reason()).contains("no measurement");
    }

    @Test
    void choose_goesUpAtSevenTenthsAndStaysUpToNineTenths() {
        assertThat(choose(0, 2_857_142).rung()).isZero();
        assertThat(choose(0, 2_857_143).rung()).isEqualTo(1);
        assertThat(choose(1, 2_222_223).rung()).isEqualTo(1);
        assertThat(choose(1, 2_222_221).rung()).isZero();
        assertThat(choose(-1, 10_000_000).rung()).isEqualTo(2);
        assertThat(choose(2, 100_000).rung()).as("there is nothing lower").isZero();
    }

    @Test
    void choose_saysItsNumbers() {
        assertThat(choose(0, 3_000_000).reason()).isEqualTo("throughput 3.00 > 2.00 / 0.7 Mb/s");
        assertThat(choose(1, 2_500_000).reason()).isEqualTo("throughput 2.50 > 2.00 / 0.9 Mb/s");
        assertThat(choose(2, 100_000).reason()).isEqualTo("throughput 0.10 < 1.00 / 0.9 Mb/s");
    }

    @Test
    void choose_moreThroughput_neverGivesALowerRung() {
        Draw.each(1, 300, draw -> {
            int current = draw.integer(-1, 2);
            long less = draw.number(1, 8_000_000);
            long more = draw.number(less, 8_000_000);
            assertThat(choose(current, more).rung())
                    .isGreaterThanOrEqualTo(choose(current, less).rung());
        });
    }

    @Test
    void fixed_anyRung_staysWithinTheLadder() {
        Situation situation = new Situation(RUNGS, 0, 1, 0);
        assertThat(AbrController.fixed(1).choose(situation).rung()).isEqualTo(1);
        assertThat(AbrController.fixed(7).choose(situation).rung()).isEqualTo(2);
        assertThat(AbrController.fixed(-1).choose(situation).rung()).isZero();
    }

    @Test
    void estimate_ofASteadyNetwork_isItsRateFromTheFirstDownloadOn() {
        ThroughputEstimator estimator = new ThroughputEstimator();
        assertThat(estimator.estimateBps()).isZero();
        for (int i = 0; i < 20; i++) {
            estimator.add(250_000, 1);
            assertThat(estimator.estimateBps()).isBetween(1_999_999L, 2_000_001L);
        }
    }

    @Test
    void estimate_afterAFall_followsTheFastAverage_andAfterARiseTheSlowOne() {
        ThroughputEstimator estimator = new ThroughputEstimator();
        for (int i = 0; i < 60; i++) {
            estimator.add(1_000_000, 1);
        }
        estimator.add(375_000, 3);
        assertThat(estimator.estimateBps())
                .as("half of the way in three seconds")
                .isCloseTo(4_500_000L, org.assertj.core.data.Offset.offset(20_000L));
        ThroughputEstimator rising = new ThroughputEstimator();
        for (int i = 0; i < 60; i++) {
            rising.add(125_000, 1);
        }
        rising.add(9_000_000, 9);
        assertThat(rising.estimateBps())
                .as("half of the way in nine seconds")
                .isCloseTo(4_500_000L, org.assertj.core.data.Offset.offset(60_000L));
    }

    @Test
    void estimate_ofAnInstantAnswer_isFinite() {
        ThroughputEstimator estimator = new ThroughputEstimator();
        estimator.add(1000, 0);
        assertThat(estimator.estimateBps()).isEqualTo(16_000_000);
    }
}
