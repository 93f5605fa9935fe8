package dev.packlight.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.Draw;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void compare_figures_byTheirValue() {
        assertThat(Stream.of("take 10", "Take 2", "take 1", "take 02b", "take", "other 99999999999999999999")
                        .sorted(NaturalOrder.INSTANCE)
                        .toList())
                .containsExactly("other 99999999999999999999", "take", "take 1", "Take 2", "take 02b", "take 10");
    }

    @Test
    void compare_anyThree_isAnOrder() {
        Draw.each(1, 2000, draw -> {
            String a = draw.text("012aAb", 0, 5);
            String b = draw.text("012aAb", 0, 5);
            String c = draw.text("012aAb", 0, 5);
            int ab = Integer.signum(NaturalOrder.INSTANCE.compare(a, b));
            int bc = Integer.signum(NaturalOrder.INSTANCE.compare(b, c));
            assertThat(Integer.signum(NaturalOrder.INSTANCE.compare(b, a))).isEqualTo(-ab);
            assertThat(ab == 0).isEqualTo(a.equals(b));
            if (ab == bc) {
                assertThat(Integer.signum(NaturalOrder.INSTANCE.compare(a, c))).isEqualTo(ab);
            }
        });
    }
}
