package dev.packlight.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GopRowTest {

    private static final long SECOND = 10_000_000;

    private final GopRow good = row(0, 2, 4, 6);
    private final GopRow late = row(0, 2, 5, 6);

    private static GopRow row(long... seconds) {
        long[] times = new long[seconds.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = seconds[i] * SECOND;
        }
        return new GopRow("1280×720", times, 8 * SECOND);
    }

    @Test
    void compare_keyFrameOfOneRung_isOddInThatRung() {
        GopRow.compare(List.of(good, late));
        assertThat(good.hasOdd(0, 2)).isFalse();
        assertThat(good.hasOdd(2, 3)).isTrue();
        assertThat(late.hasOdd(0, 4)).isTrue();
        assertThat(late.hasOdd(3, 4)).isFalse();
        assertThat(late.words(5 * SECOND)).isEqualTo("GOP 2\nfrom 5.000 s\nlasts 1.000 s\nnot shared by all rungs");
        assertThat(good.words(SECOND)).isEqualTo("GOP 0\nfrom 0.000 s\nlasts 2.000 s");
    }

    @Test
    void compare_rungThatEndsEarly_agrees() {
        GopRow brief = new GopRow("640×360", new long[] {0, 2 * SECOND}, 4 * SECOND);
        GopRow.compare(List.of(good, brief));
        assertThat(good.hasOdd(0, 4)).isFalse();
    }

    @Test
    void at_anyTime_isTheGroupUnderWay() {
        assertThat(good.at(-1)).isEqualTo(-1);
        assertThat(good.at(0)).isZero();
        assertThat(good.at(5 * SECOND)).isEqualTo(2);
        assertThat(good.words(8 * SECOND)).isEmpty();
    }
}
