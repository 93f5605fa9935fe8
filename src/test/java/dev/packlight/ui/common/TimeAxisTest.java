package dev.packlight.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.media.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

    private static final long SECOND = 10_000_000;
    private final TimeAxis axis = new TimeAxis();

    @Test
    void open_content_showsAllAndForgetsCursorAndSelection() {
        axis.open(range(0, 90));
        axis.point(SECOND);
        axis.select(SECOND, 2 * SECOND);
        axis.open(range(0, 30));
        assertThat(axis.shown().get()).isEqualTo(range(0, 30));
        assertThat(axis.cursor().get()).isEmpty();
        assertThat(axis.selection().get()).isEmpty();
        assertThat(axis.isFit()).isTrue();
    }

    @Test
    void open_nothing_hasATickToShow() {
        axis.open(new TimeRange(5, 5));
        axis.zoomIn(5);
        axis.zoomOut(5);
        axis.pan(SECOND);
        axis.forth();
        assertThat(axis.shown().get()).isEqualTo(new TimeRange(5, 6));
    }

    @Test
    void zoom_atATime_leavesItInPlace() {
        axis.open(range(0, 100));
        axis.zoomIn(25 * SECOND);
        assertThat(axis.shown().get()).isEqualTo(range(5, 85));
        axis.zoomOut(25 * SECOND);
        assertThat(axis.shown().get()).isEqualTo(range(0, 100));
        axis.zoomOut(25 * SECOND);
        assertThat(axis.shown().get()).isEqualTo(range(0, 100));
    }

    @Test
    void zoom_inForEver_stopsWhereFramesAreWide() {
        axis.open(range(0, 7200));
        for (int i = 0; i < 200; i++) {
            axis.zoomIn(3000 * SECOND + 7);
        }
        assertThat(axis.shown().get().durationTicks()).isBetween(TimeAxis.LEAST_SPAN_TICKS, 1_250_000L);
        assertThat(axis.shown().get().contains(3000 * SECOND + 7)).isTrue();
    }

    @Test
    void pan_beyondTheEnds_stopsThere() {
        axis.open(range(0, 100));
        axis.show(range(40, 60));
        axis.pan(15 * SECOND);
        assertThat(axis.shown().get()).isEqualTo(range(55, 75));
        axis.pan(900 * SECOND);
        assertThat(axis.shown().get()).isEqualTo(range(80, 100));
        axis.pan(-900 * SECOND);
        assertThat(axis.shown().get()).isEqualTo(range(0, 20));
    }

    @Test
    void extend_live_keepsAllOrTheEndInView() {
        axis.open(range(0, 10));
        axis.extend(20 * SECOND);
        assertThat(axis.shown().get()).isEqualTo(range(0, 20));
        axis.show(range(15, 20));
        axis.extend(30 * SECOND);
        assertThat(axis.shown().get()).isEqualTo(range(25, 30));
        axis.show(range(5, 10));
        axis.extend(40 * SECOND);
        assertThat(axis.shown().get()).isEqualTo(range(5, 10));
        axis.extend(3 * SECOND);
        assertThat(axis.whole().get()).isEqualTo(range(0, 40));
    }

    @Test
    void cursor_movedByKey_haltsAtStopsAndIsFollowed() {
        axis.open(range(0, 100));
        axis.stops(new TimeAxis.Stops() {
            @Override
            public long before(long ticks) {
                return (ticks - 1) / SECOND * SECOND;
            }

            @Override
            public long after(long ticks) {
                return (ticks / SECOND + 1) * SECOND;
            }
        });
        axis.point(7 * SECOND / 2);
        axis.forth();
        assertThat(axis.cursor().get()).hasValue(4 * SECOND);
        axis.back();
        axis.back();
        assertThat(axis.cursor().get()).hasValue(2 * SECOND);
        axis.show(range(50, 60));
        axis.back();
        assertThat(axis.cursor().get()).hasValue(SECOND);
        assertThat(axis.shown().get()).isEqualTo(range(0, 10));
        axis.go(axis.whole().get().endTicks());
        assertThat(axis.shown().get()).isEqualTo(range(90, 100));
    }

    @Test
    void cursor_nowhere_startsInTheMiddle() {
        axis.open(range(0, 100));
        axis.forth();
        assertThat(axis.cursor().get()).hasValue(51 * SECOND);
        axis.clearCursor();
        axis.point(-5);
        assertThat(axis.cursor().get()).hasValue(0);
    }

    @Test
    void select_backwards_isARangeWithinTheContent() {
        axis.open(range(0, 100));
        axis.select(30 * SECOND, -5);
        assertThat(axis.selection().get()).contains(range(0, 30));
        axis.clearSelection();
        assertThat(axis.selection().get()).isEmpty();
    }

    @Test
    void scale_thereAndBack_isTheSameTick() {
        TimeScale scale = new TimeScale(new TimeRange(123_456_789, 987_654_321), 96, 1300);
        for (double x = 96; x <= 1396; x++) {
            assertThat(scale.x(scale.ticks(x))).isCloseTo(x, org.assertj.core.data.Offset.offset(0.001));
        }
        assertThat(scale.ticks(0)).isEqualTo(123_456_789);
        assertThat(scale.ticks(5000)).isEqualTo(987_654_321);
    }

    @RepeatedTest(200)
    void ticks_anyStretch_areRoundAndNeverTouch(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        long start = Math.round(Math.pow(10, random.nextDouble(0, 12)));
        long span = Math.round(Math.pow(10, random.nextDouble(5, 14)));
        TimeScale scale =
                new TimeScale(new TimeRange(start, start + span), random.nextInt(100), 80 + random.nextInt(2000));
        List<AxisTick> ticks = AxisTick.of(scale, words -> 6.5 * words.length());
        assertThat(ticks.size()).isLessThan(200);
        double free = scale.left();
        List<Long> steps = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i++) {
            AxisTick tick = ticks.get(i);
            if (!tick.label().isEmpty()) {
                assertThat(tick.labelX()).isGreaterThanOrEqualTo(free);
                free = tick.labelX() + 6.5 * tick.label().length() + 1;
                assertThat(free).isLessThanOrEqualTo(scale.left() + scale.width() + 1.001);
            }
            if (i > 0) {
                steps.add(tick.ticks() - ticks.get(i - 1).ticks());
            }
        }
        assertThat(steps.stream().distinct().count()).isLessThanOrEqualTo(1);
    }

    @Test
    void ticks_ninetySecondsInTheWindow_countInRoundSeconds() {
        TimeScale scale = new TimeScale(range(0, 90), 0, 700);
        assertThat(AxisTick.of(scale, words -> 7 * words.length()))
                .extracting(AxisTick::label)
                .containsExactly("0:00", "0:10", "0:20", "0:30", "0:40", "0:50", "1:00", "1:10", "1:20", "1:30");
    }

    @Test
    void label_steps_haveTheirDecimalsAndHours() {
        assertThat(AxisTick.label(425 * SECOND / 10, SECOND / 2)).isEqualTo("0:42.5");
        assertThat(AxisTick.label(42 * SECOND + 30_000, SECOND / 1000)).isEqualTo("0:42.003");
        assertThat(AxisTick.label(3723 * SECOND, SECOND)).isEqualTo("1:02:03");
        assertThat(AxisTick.label(5 * SECOND + SECOND / 2, SECOND / 10)).isEqualTo("0:05.5");
    }

    private static TimeRange range(long fromSeconds, long toSeconds) {
        return new TimeRange(fromSeconds * SECOND, toSeconds * SECOND);
    }
}
