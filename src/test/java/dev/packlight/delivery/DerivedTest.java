package dev.packlight.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DerivedTest {

    @Test
    void get_beyondTheBound_dropsWhatWasNotUsedForLongest() {
        Derived derived = new Derived(3_000);
        int[] made = {0};
        for (int i = 0; i < 1_000; i++) {
            derived.get("often", () -> ++made[0], value -> 244L);
            derived.get(i, () -> "x", value -> 244L);
            assertThat(derived.bytes()).isLessThanOrEqualTo(3_000);
        }
        assertThat(made[0]).isEqualTo(1);
        assertThat(derived.bytes()).isGreaterThan(2_000);
    }

    @Test
    void get_moreThanTheBound_isGivenAndNotKept() {
        Derived derived = new Derived(100);
        assertThat(derived.<String>get("key", () -> "large", value -> 1_000L)).isEqualTo("large");
        assertThat(derived.bytes()).isZero();
    }
}
