package dev.packlight.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At most ten times a second, and the last value is never lost. */
class ThrottleTest {

    private final FakeClock clock = new FakeClock();
    private final Throttle<Integer> throttle = new Throttle<>(Duration.ofMillis(100), clock);

    @Test
    void offer_thousandTimesASecond_letsTenThrough() {
        List<Integer> through = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            throttle.offer(i).ifPresent(through::add);
            clock.pass(Duration.ofMillis(1));
        }
        assertThat(through).containsExactly(0, 100, 200, 300, 400, 500, 600, 700, 800, 900);
    }

    @Test
    void due_lastValue_comesWhenItsTimeHasCome() {
        assertThat(throttle.offer(1)).contains(1);
        assertThat(throttle.offer(2)).isEmpty();
        assertThat(throttle.offer(3)).isEmpty();
        assertThat(throttle.due()).isEmpty();
        clock.pass(Duration.ofMillis(100));
        assertThat(throttle.due()).contains(3);
        assertThat(throttle.due()).isEmpty();
    }
}
