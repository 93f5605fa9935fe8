package dev.packlight.player.present;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.Ticks;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlaybackClockTest {

    private static final long SECOND_NANOS = 1_000_000_000;

    private final AtomicLong nanos = new AtomicLong(-5);
    private final PlaybackClock clock = new PlaybackClock(nanos::get);

    @Test
    void ticks_whileItRuns_followTheTimeAndNotWhileItStands() {
        clock.set(3 * Ticks.PER_SECOND);
        nanos.addAndGet(SECOND_NANOS);
        assertThat(clock.ticks()).isEqualTo(3 * Ticks.PER_SECOND);
        clock.start();
        nanos.addAndGet(SECOND_NANOS);
        assertThat(clock.ticks()).isEqualTo(4 * Ticks.PER_SECOND);
        clock.stop();
        nanos.addAndGet(SECOND_NANOS);
        assertThat(clock.ticks()).isEqualTo(4 * Ticks.PER_SECOND);
    }

    @Test
    void set_whileItRuns_goesOnFromThere() {
        clock.start();
        nanos.addAndGet(SECOND_NANOS);
        clock.set(0);
        nanos.addAndGet(SECOND_NANOS / 2);
        assertThat(clock.ticks()).isEqualTo(Ticks.PER_SECOND / 2);
        assertThat(clock.isRunning()).isTrue();
    }
}
