package dev.packlight.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DerivedTest {

    private record Name<V>(Object what, long bytes) implements Derivation<V> {
        @Override
        public long footprintBytes(V value) {
            return bytes;
        }
    }

    @Test
    void get_beyondTheBound_dropsWhatWasNotUsedForLongest() {
        Derived derived = new Derived(3_000);
        int[] made = {0};
        for (int i = 0; i < 1_000; i++) {
            derived.get(new Name<Integer>("often", 244), () -> ++made[0]);
            derived.get(new Name<String>(i, 244), () -> "x");
            assertThat(derived.bytes()).isLessThanOrEqualTo(3_000);
        }
        assertThat(made[0]).isEqualTo(1);
        assertThat(derived.bytes()).isGreaterThan(2_000);
    }

    @Test
    void get_moreThanTheBound_isGivenAndNotKept() {
        Derived derived = new Derived(100);
        assertThat(derived.get(new Name<String>("key", 1_000), () -> "large")).isEqualTo("large");
        assertThat(derived.bytes()).isZero();
    }
}
