package dev.packlight.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.Draw;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SegmentTimelineTest {

    private final SegmentTimeline five = new SegmentTimeline(new long[] {0, 20, 40, 60, 80, 95});

    private static long[] boundaries(SegmentTimeline timeline) {
        return LongStream.concat(
                        LongStream.of(timeline.startTicks()),
                        IntStream.range(0, timeline.count()).mapToLong(timeline::endTicks))
                .toArray();
    }

    @Test
    void segments_sayWhereTheyBeginAndEnd() {
        assertThat(five.count()).isEqualTo(5);
        assertThat(five.startTicks(1)).isEqualTo(20);
        assertThat(five.endTicks(1)).isEqualTo(40);
        assertThat(five.endTicks()).isEqualTo(95);
        assertThat(five.longestTicks()).isEqualTo(20);
        assertThat(new SegmentTimeline(new long[] {0, 5, 20, 22}).longestTicks())
                .isEqualTo(15);
        assertThat(five).hasToString("SegmentTimeline[0, 20, 40, 60, 80, 95]");
    }

    @Test
    void at_boundariesAndBetweenAndBeyond_givesTheSegmentThatSpansTheTime() {
        assertThat(new int[] {five.at(-5), five.at(0), five.at(19), five.at(20), five.at(94), five.at(95), five.at(999)
                })
                .containsExactly(0, 0, 0, 1, 4, 4, 4);
    }

    @Test
    void clip_keepsWholeSegmentsAndCountsFromTheFirst() {
        SegmentTimeline clip = five.clip(20, 60);
        assertThat(boundaries(clip)).containsExactly(0, 20, 40);
        assertThat(clip.isClippedAtStart()).isTrue();
        assertThat(clip.isClippedAtEnd()).isTrue();
        assertThat(boundaries(five.clip(1, 41))).containsExactly(0, 20, 40);
        assertThat(five.clipStartTicks(1)).isEqualTo(20);
        assertThat(five.clipStartTicks(20)).isEqualTo(20);
        assertThat(five.clipStartTicks(0)).isZero();
    }

    @Test
    void clip_ofEverything_isClippedNowhere() {
        SegmentTimeline clip = five.clip(-3, Long.MAX_VALUE);
        assertThat(boundaries(clip)).isEqualTo(boundaries(five));
        assertThat(clip.isClippedAtStart()).isFalse();
        assertThat(clip.isClippedAtEnd()).isFalse();
        assertThat(five.clip(0, 95).isClippedAtEnd()).isFalse();
        assertThat(five.clip(0, 80).isClippedAtEnd()).isTrue();
    }

    @Test
    void clip_ofAClip_remembersBothEnds() {
        assertThat(five.clip(20, 95).clip(0, 40).isClippedAtStart()).isTrue();
        assertThat(five.clip(0, 60).clip(20, 60).isClippedAtEnd()).isTrue();
    }

    @Test
    void clip_ofNothing_hasNoSegments() {
        for (SegmentTimeline none : new SegmentTimeline[] {five.clip(60, 60), five.clip(60, 20), five.clip(500, 600)}) {
            assertThat(none.count()).isZero();
            assertThat(none.isClippedAtStart()).isTrue();
            assertThat(none.isClippedAtEnd()).isTrue();
        }
    }

    @Test
    void clip_ofATimelineThatBeginsLate_keepsItsFirstBoundary() {
        SegmentTimeline late = new SegmentTimeline(new long[] {7, 20, 40});
        assertThat(boundaries(late.clip(0, 20))).containsExactly(7, 20);
        assertThat(late.clipStartTicks(3)).isZero();
    }

    @Test
    void until_cutsTheLastSegmentOff() {
        SegmentTimeline cut = five.until(50);
        assertThat(boundaries(cut)).containsExactly(0, 20, 40, 50);
        assertThat(cut.isClippedAtEnd()).isTrue();
        assertThat(cut.isClippedAtStart()).isFalse();
        assertThat(boundaries(five.until(40))).containsExactly(0, 20, 40);
        assertThat(boundaries(five.until(1000))).isEqualTo(boundaries(five));
        assertThat(five.until(1000).isClippedAtEnd()).isFalse();
        assertThat(five.until(90).isClippedAtEnd()).isFalse();
    }

    @Test
    void grouped_joinsNeighbours_andAShortRestJoinsTheLast() {
        assertThat(five.grouped(1)).isSameAs(five);
        assertThat(boundaries(five.grouped(2))).containsExactly(0, 40, 80, 95);
        assertThat(boundaries(five.grouped(3))).containsExactly(0, 60, 95);
        assertThat(boundaries(five.grouped(4))).containsExactly(0, 95);
        assertThat(boundaries(five.grouped(99))).containsExactly(0, 95);
        assertThat(five.until(50).grouped(2).isClippedAtEnd()).isTrue();
    }

    @Test
    void anyTimeline_groupedClippedAndSearched_losesNothing() {
        Draw.each(1, 300, draw -> {
            long[] bounds = new long[draw.integer(2, 40)];
            for (int i = 1; i < bounds.length; i++) {
                bounds[i] = bounds[i - 1] + draw.integer(1, 50);
            }
            SegmentTimeline timeline = new SegmentTimeline(bounds);
            long time = draw.number(0, timeline.endTicks() - 1);
            int at = timeline.at(time);
            assertThat(time).isBetween(timeline.startTicks(at), timeline.endTicks(at) - 1);
            SegmentTimeline grouped = timeline.grouped(draw.integer(1, 10));
            assertThat(grouped.startTicks()).isEqualTo(timeline.startTicks());
            assertThat(grouped.endTicks()).isEqualTo(timeline.endTicks());
            assertThat(LongStream.of(boundaries(grouped))
                            .allMatch(b -> LongStream.of(bounds).anyMatch(x -> x == b)))
                    .isTrue();
            long to = draw.number(time, timeline.endTicks());
            SegmentTimeline clip = timeline.clip(time, to);
            if (clip.count() > 0) {
                long start = timeline.clipStartTicks(time);
                assertThat(start).isBetween(time == 0 ? 0 : time, to);
                assertThat(start + clip.endTicks() - clip.startTicks()).isGreaterThanOrEqualTo(to);
            }
        });
    }
}
