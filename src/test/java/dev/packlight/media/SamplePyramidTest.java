package dev.packlight.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A pyramid against adding up sample by sample. */
class SamplePyramidTest {

    private static final int LONG_FILM = 432_000;

    @RepeatedTest(100)
    void columns_anyTable_equalTheSumOfTheirSamples(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        SampleTable table = table(random, random.nextInt(300));
        SamplePyramid pyramid = SamplePyramid.of(table);
        List<Integer> shown = shown(table);
        assertThat(IntStream.range(0, pyramid.count()).map(pyramid::sample).boxed())
                .containsExactlyElementsOf(shown);
        for (int query = 0; query < 4; query++) {
            long start = random.nextInt(-200, 20_000);
            TimeRange range = new TimeRange(start, start + random.nextInt(20_000));
            int width = 1 + random.nextInt(100);
            SampleColumns columns = pyramid.columns(range, width);
            assertThat(IntStream.range(0, width).mapToObj(x -> column(columns, shown, x)))
                    .containsExactlyElementsOf(IntStream.range(0, width)
                            .mapToObj(x -> column(table, shown, range, width, x))
                            .toList());
        }
    }

    private record Summed(List<Integer> samples, int count, long bytes, int mostBytes, int keyFrames) {}

    private static Summed column(SampleColumns columns, List<Integer> shown, int x) {
        return new Summed(
                shown.subList(columns.first(x), columns.end(x)),
                columns.count(x),
                columns.bytes(x),
                columns.mostBytes(x),
                columns.keyFrames(x));
    }

    private static Summed column(SampleTable table, List<Integer> shown, TimeRange range, int width, int x) {
        TimeRange within = new TimeRange(range.at(x, width), range.at(x + 1, width));
        List<Integer> of =
                shown.stream().filter(i -> within.contains(table.ptsTicks(i))).toList();
        return new Summed(
                of,
                of.size(),
                of.stream().mapToLong(table::sizeBytes).sum(),
                of.stream().mapToInt(table::sizeBytes).max().orElse(0),
                (int) of.stream().filter(table::isSync).count());
    }

    @RepeatedTest(100)
    void shownAt_anyTable_findsTheLastThatBegan(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        SampleTable table = table(random, random.nextInt(60));
        SamplePyramid pyramid = SamplePyramid.of(table);
        List<Integer> shown = shown(table);
        for (long at = -100; at < 4000; at += random.nextInt(1, 40)) {
            long time = at;
            long begun = shown.stream().filter(i -> table.ptsTicks(i) <= time).count();
            assertThat(pyramid.shownAt(at)).isEqualTo((int) begun - 1);
        }
    }

    @Test
    void pyramid_reordered_saysTimesKindsAndEndAsShown() {
        SampleTable table = new SampleTableBuilder(new long[] {900, 300, 100, 120})
                .addTimes(4, 10)
                .addChunk(0, 4)
                .compositionOffsets(new long[] {10, 30, 0, 0})
                .syncSamples(new int[] {0})
                .build();
        SamplePyramid pyramid = SamplePyramid.of(table);
        assertThat(IntStream.range(0, 4).map(pyramid::sample)).containsExactly(0, 2, 3, 1);
        assertThat(IntStream.range(0, 4).map(pyramid::bytes)).containsExactly(900, 100, 120, 300);
        assertThat(IntStream.rangeClosed(0, 4).mapToLong(pyramid::startTicks)).containsExactly(10L, 20L, 30L, 40L, 50L);
        assertThat(pyramid.isKeyFrame(0)).isTrue();
        assertThat(pyramid.isKeyFrame(3)).isFalse();
        assertThat(pyramid.shownAt(Long.MAX_VALUE)).isEqualTo(3);
        SampleColumns columns = pyramid.columns(new TimeRange(0, 50), 5);
        assertThat(columns.isExact()).isTrue();
        assertThat(columns.mostBytes()).isEqualTo(900);
        assertThat(pyramid.columns(new TimeRange(0, 50), 3).isExact()).isFalse();
    }

    @Test
    void pyramid_noSamples_hasEmptyColumns() {
        SamplePyramid pyramid = SamplePyramid.of(new SampleTableBuilder(new long[0]).build());
        SampleColumns columns = pyramid.columns(new TimeRange(0, 1000), 10);
        assertThat(columns.count()).isZero();
        assertThat(columns.mostBytes()).isZero();
        assertThat(pyramid.shownAt(5)).isEqualTo(-1);
        assertThat(pyramid.startTicks(0)).isZero();
    }

    @Test
    void pyramid_longFilm_takesTwoNumbersASample() {
        SamplePyramid pyramid = SamplePyramid.of(reordered(LONG_FILM));
        assertThat(pyramid.footprintBytes()).isLessThan(2L * 4 * LONG_FILM + 2L * LONG_FILM + 100_000);
    }

    @Test
    void range_longestThereIs_isDividedWithoutOverflow() {
        TimeRange range = new TimeRange(0, Long.MAX_VALUE);
        assertThat(range.at(0, 1400)).isZero();
        assertThat(range.at(700, 1400)).isEqualTo(Long.MAX_VALUE / 2);
        assertThat(range.at(1400, 1400)).isEqualTo(Long.MAX_VALUE);
    }

    /** Eight rungs of five hours at 24 frames a second over a wide window, in processor time: others may be at work. */
    @Test
    void columns_eightRungsOfAFiveHourFilm_takeLessThanAFrame() {
        SamplePyramid pyramid = SamplePyramid.of(reordered(LONG_FILM));
        TimeRange all = new TimeRange(0, pyramid.startTicks(LONG_FILM));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] micros = new long[21];
        for (int round = -30; round < micros.length; round++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int rung = 0; rung < 8; rung++) {
                assertThat(pyramid.columns(all, 1400).count()).isEqualTo(LONG_FILM);
            }
            if (round >= 0) {
                micros[round] = (threads.getCurrentThreadCpuTime() - before) / 1000;
            }
        }
        Arrays.sort(micros);
        long median = micros[micros.length / 2];
        System.out.printf("8 rungs x %,d frames, 1400 columns: median %,d us%n", LONG_FILM, median);
        assertThat(median).isLessThan(16_000);
    }

    private static SampleTable reordered(int count) {
        Random random = new Random(1);
        int[] keys = IntStream.range(0, count / 48).map(i -> i * 48).toArray();
        return new SampleTableBuilder(random.longs(count, 200, 120_000).toArray())
                .addTimes(count, 1001)
                .addChunk(0, count)
                .compositionOffsets(IntStream.range(0, count)
                        .mapToLong(i -> i % 4 == 1 ? 3003 : i % 4 == 0 ? 1001 : 0)
                        .toArray())
                .syncSamples(keys)
                .build();
    }

    private static SampleTable table(Random random, int count) {
        SampleTableBuilder table = new SampleTableBuilder(random.longs(count, 0, random.nextBoolean() ? 100 : 200_000)
                        .toArray())
                .startTicks(random.nextInt(50))
                .addChunk(0, count);
        int most = random.nextBoolean() ? 1 : 60;
        while (table.timedSamples() < count) {
            table.addTimes(random.nextInt(1, 50), random.nextInt(most) + random.nextInt(2));
        }
        if (random.nextBoolean()) {
            table.compositionOffsets(random.longs(count, -90, 90).toArray());
        }
        if (random.nextBoolean()) {
            table.syncSamples(IntStream.range(0, count)
                    .filter(i -> random.nextInt(8) == 0)
                    .toArray());
        }
        return table.build();
    }

    private static List<Integer> shown(SampleTable table) {
        return IntStream.range(0, table.count())
                .boxed()
                .sorted(Comparator.comparingLong(table::ptsTicks))
                .toList();
    }
}
