package dev.packlight.ui.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void of_fewPoints_keepsThemAll() {
        Curve curve = Curve.of(5, i -> i * 10.0, i -> i * i);
        assertThat(curve.x()).containsExactly(0, 10, 20, 30, 40);
        assertThat(curve.y()).containsExactly(0, 1, 4, 9, 16);
    }

    @Test
    void of_manyInAColumn_keepsItsEndsAndExtremes() {
        double[] y = {5, 6, 1, 9, 4, 7};
        Curve curve = Curve.of(6, i -> 3 + i / 10.0, i -> y[i]);
        assertThat(curve.y()).containsExactly(5, 1, 9, 7);
        assertThat(curve.x()).containsExactly(3, 3, 3, 3.5);
    }

    @Test
    void of_aHundredThousandPoints_isBoundByTheColumns() {
        assertThat(Curve.of(100_000, i -> i / 250.0, i -> i * 7919 % 113).count())
                .isEqualTo(1600);
    }
}
