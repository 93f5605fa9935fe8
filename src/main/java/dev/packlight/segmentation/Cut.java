package dev.packlight.segmentation;

import dev.packlight.media.Ticks;
import dev.packlight.media.TrackKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which samples of one track belong to which segment of a timeline.
 *
 * <p>Video cuts at the sync sample of the boundary, audio at the first frame at or after it; no sample twice, none
 * lost between. Audio that starts at or after the end of the timeline is left out.
 */
public final class Cut {

    /** Sound that begins this little before 0 begins there, give or take the rounding of an edit list. */
    public static final long PRIMING_TOLERANCE_TICKS = Ticks.PER_MILLISECOND;

    private final TrackTiming timing;
    private final int[] firstSample;
    /** Worked out when first asked for; two threads may do it at the same time. */
    private volatile long @Nullable [] bytes;

    private volatile long longestTicks = -1;

    private Cut(TrackTiming timing, int[] firstSample) {
        this.timing = timing;
        this.firstSample = firstSample;
    }

    /** Samples by segment, segments without a sample left out. */
    public static Cut of(TrackTiming timing, SegmentTimeline timeline) {
        int[] all = boundaries(timing, timeline);
        int[] first = new int[all.length];
        int length = 0;
        for (int segment = 0; segment < timeline.count(); segment++) {
            if (all[segment] < all[segment + 1]) {
                first[length++] = all[segment];
            }
        }
        first[length++] = all[timeline.count()];
        return new Cut(timing, Arrays.copyOf(first, length));
    }

    /** Samples by segment, one entry for every segment of the timeline, empty or not: for multiplexes. */
    public static Cut every(TrackTiming timing, SegmentTimeline timeline) {
        return new Cut(timing, boundaries(timing, timeline));
    }

    /**
     * The same cut for forms that cannot hide priming: the first segment begins with the first frame that is heard,
     * give or take a millisecond.
     */
    public Cut withoutPriming() {
        int first = firstSample[0];
        while (first < firstSample[1] - 1 && timing.presentationTicks(first) < -PRIMING_TOLERANCE_TICKS) {
            first++;
        }
        if (first == firstSample[0]) {
            return this;
        }
        int[] audible = firstSample.clone();
        audible[0] = first;
        return new Cut(timing, audible);
    }

    private static int[] boundaries(TrackTiming timing, SegmentTimeline timeline) {
        boolean video = timing.track().kind() == TrackKind.VIDEO;
        int[] first = new int[timeline.count() + 1];
        for (int segment = 0; segment < timeline.count(); segment++) {
            first[segment] = video
                    ? picture(timing, timeline.startTicks(segment))
                    : segment == 0 && !timeline.isClippedAtStart()
                            ? 0
                            : timing.firstAtOrAfter(timeline.startTicks(segment));
        }
        first[timeline.count()] = !video
                ? timing.firstAtOrAfter(timeline.endTicks())
                : timeline.isClippedAtEnd()
                        ? picture(timing, timeline.endTicks())
                        : timing.track().samples().count();
        return first;
    }

    /** How far decoding begins before the presentation's zero, in ticks of the track: what an edit list must hide. */
    public long prerollTrackTicks() {
        return timing.prerollTrackTicks(firstSample[0]);
    }

    /** When sample {@code i} is decoded on a media timeline that begins at or after 0, in ticks of the track. */
    public long mediaDecodeTrackTicks(int i) {
        return timing.decodeTrackTicks(i) + prerollTrackTicks();
    }

    /** The picture that a segment begins with; behind the last one where sound alone goes on. */
    private static int picture(TrackTiming timing, long boundary) {
        return boundary >= timing.endTicks() ? timing.track().samples().count() : syncNear(timing, boundary);
    }

    /** Sync sample whose presentation is nearest to {@code boundary}. */
    private static int syncNear(TrackTiming timing, long boundary) {
        var samples = timing.track().samples();
        int low = 0;
        int high = samples.syncCount() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timing.presentationTicks(samples.syncSample(middle)) < boundary) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        boolean earlier = low > 0
                && boundary - timing.presentationTicks(samples.syncSample(low - 1))
                        <= Math.abs(timing.presentationTicks(samples.syncSample(low)) - boundary);
        return samples.syncSample(earlier ? low - 1 : low);
    }

    public TrackTiming timing() {
        return timing;
    }

    /** Number of segments. */
    public int count() {
        return firstSample.length - 1;
    }

    public int firstSample(int segment) {
        return firstSample[segment];
    }

    public int endSample(int segment) {
        return firstSample[segment + 1];
    }

    /** When the segment's first sample is shown, never before 0. */
    public long startTicks(int segment) {
        return Math.max(0, timing.presentationTicks(firstSample[segment]));
    }

    /** When the next segment starts, or the last sample ends. */
    public long endTicks(int segment) {
        return segment + 1 < count() ? startTicks(segment + 1) : endOfLast();
    }

    private long endOfLast() {
        boolean whole = firstSample[count()] == timing.track().samples().count();
        return whole ? timing.endTicks() : timing.presentationTicks(firstSample[count()]);
    }

    public long durationTicks(int segment) {
        return endTicks(segment) - startTicks(segment);
    }

    /** Duration of the longest segment; worked out when first asked for. */
    public long longestTicks() {
        long known = longestTicks;
        if (known < 0) {
            known = 0;
            for (int i = 0; i < count(); i++) {
                known = Math.max(known, durationTicks(i));
            }
            longestTicks = known;
        }
        return known;
    }

    /** The highest type of stream access point with which a segment begins (ISO/IEC 14496-12 Annex I.3). */
    public int accessPointType() {
        int highest = 1;
        for (int i = 0; i < count(); i++) {
            highest = Math.max(highest, timing.track().samples().accessPointType(firstSample[i]));
        }
        return highest;
    }

    /** Whether every segment can be decoded without the one before it. */
    public boolean isIndependent() {
        return accessPointType() <= 2;
    }

    /** Segment that starts nearest to {@code time}, give or take {@code tolerance}; -1 where none does. */
    public int at(long time, long tolerance) {
        int low = 0;
        int high = count() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (startTicks(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low > 0 && time - startTicks(low - 1) <= Math.abs(startTicks(low) - time)) {
            low--;
        }
        return low < count() && Math.abs(startTicks(low) - time) <= tolerance ? low : -1;
    }

    /** Bytes of the segment's samples. */
    public long bytes(int segment) {
        long[] known = bytes;
        if (known == null) {
            known = new long[count()];
            for (int i = 0; i < known.length; i++) {
                known[i] = timing.track().samples().bytes(firstSample[i], firstSample[i + 1]);
            }
            bytes = known;
        }
        return known[segment];
    }
}
