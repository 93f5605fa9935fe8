package dev.packlight.player.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

class TimeBaseTest {

    @Test
    void ticks_anyClock_isTheNearestTick() {
        assertThat(new TimeBase(1, 90_000).ticks(90_000)).hasValue(10_000_000);
        assertThat(new TimeBase(1, 90_000).ticks(1)).hasValue(111);
        assertThat(new TimeBase(1001, 30_000).ticks(30)).hasValue(10_010_000);
        assertThat(new TimeBase(1, 48_000).ticks(-1024)).hasValue(-213_333);
    }

    @Test
    void ticks_noTimeOrNonsense_isNone() {
        assertThat(new TimeBase(1, 90_000).ticks(avutil.AV_NOPTS_VALUE)).isEqualTo(OptionalLong.empty());
        assertThat(new TimeBase(1, 1).ticks(Long.MAX_VALUE)).isEmpty();
        assertThat(new TimeBase(Integer.MAX_VALUE, 90_000).ticks(Long.MAX_VALUE / 3))
                .isEmpty();
        assertThat(new TimeBase(1, 0).ticks(5)).isEmpty();
    }
}
