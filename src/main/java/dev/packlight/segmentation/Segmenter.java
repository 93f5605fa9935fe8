package dev.packlight.segmentation;

import dev.packlight.media.SampleTable;
import dev.packlight.media.Timescale;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Finds the boundaries at which every rendition can be entered. */
public final class Segmenter {

    /** Nominal fragment: the two-second group of pictures of the original's presets. */
    public static final long NOMINAL_TICKS = 2 * Timescale.PRESENTATION.ticksPerSecond();

    /** Sound that goes on for less behind the picture is the padding that encoders leave. */
    private static final long SOUND_TICKS = Timescale.PRESENTATION.ticksPerSecond() / 2;

    private final long nominalTicks;

    public Segmenter(long nominalTicks) {
        this.nominalTicks = nominalTicks;
    }

    /** Timeline of video renditions, cut where all of them have a sync sample. Empty tracks are not allowed. */
    public SegmentTimeline video(List<TrackTiming> renditions) {
        long[] shared = syncTimes(renditions.getFirst());
        for (TrackTiming other : renditions.subList(1, renditions.size())) {
            shared = common(shared, syncTimes(other), toleranceTicks(renditions.getFirst(), other));
        }
        long end = renditions.stream().mapToLong(TrackTiming::endTicks).max().orElseThrow();
        return cut(shared, Math.max(end, shared.length == 0 ? 0 : shared[shared.length - 1] + 1));
    }

    /** Timeline of an asset without video, cut at frames of {@code audio}. */
    public SegmentTimeline audio(TrackTiming audio) {
        long end = audio.endTicks();
        int samples = audio.track().samples().count();
        LongStream.Builder starts = LongStream.builder();
        long wanted = 0;
        while (wanted < end) {
            int sample = audio.firstAtOrAfter(wanted);
            if (sample == samples) {
                starts.add(wanted);
                break;
            }
            long start = Math.max(0, audio.presentationTicks(sample));
            starts.add(start);
            wanted = (start / nominalTicks + 1) * nominalTicks;
        }
        return cut(starts.build().toArray(), end);
    }

    /**
     * {@code picture} continued to the end of sound that lasts half a second longer or more; itself where none does.
     */
    public SegmentTimeline continued(SegmentTimeline picture, TrackTiming sound) {
        long more = sound.endTicks() - picture.endTicks();
        long pieces = (more + nominalTicks / 2) / nominalTicks;
        if (picture.count() == 0
                || more < SOUND_TICKS
                || pieces > sound.track().samples().count()) {
            return picture;
        }
        int kept = pieces == 0 ? picture.count() : picture.count() + 1;
        long[] boundaries = new long[kept + (int) Math.max(1, pieces)];
        for (int i = 0; i < kept; i++) {
            boundaries[i] = i < picture.count() ? picture.startTicks(i) : picture.endTicks();
        }
        for (int i = kept; i < boundaries.length; i++) {
            boundaries[i] = boundaries[i - 1] + nominalTicks;
        }
        boundaries[boundaries.length - 1] = sound.endTicks();
        return new SegmentTimeline(boundaries);
    }

    /** Presentation times of the sync samples, ascending. */
    public static long[] syncTimes(TrackTiming timing) {
        SampleTable samples = timing.track().samples();
        long[] times = new long[samples.syncCount()];
        for (int n = 0; n < times.length; n++) {
            times[n] = timing.presentationTicks(samples.syncSample(n));
        }
        Arrays.sort(times);
        return times;
    }

    /** Two times are the same when they differ by no more than one tick of the coarser media timescale. */
    public static long toleranceTicks(TrackTiming a, TrackTiming b) {
        long coarser = Math.min(
                a.track().timescale().ticksPerSecond(), b.track().timescale().ticksPerSecond());
        return Math.ceilDiv(Timescale.PRESENTATION.ticksPerSecond(), coarser);
    }

    private static long[] common(long[] a, long[] b, long tolerance) {
        long[] found = new long[Math.min(a.length, b.length)];
        int length = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (Math.abs(a[i] - b[j]) <= tolerance) {
                found[length++] = a[i++];
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return Arrays.copyOf(found, length);
    }

    /** Takes, again and again, the candidate nearest to the nominal length; a short rest joins the last segment. */
    private SegmentTimeline cut(long[] candidates, long end) {
        if (candidates.length == 0) {
            return new SegmentTimeline(new long[] {end});
        }
        long[] boundaries = new long
                [(int) Math.min(candidates.length, Math.max(0, end - candidates[0]) * 2 / nominalTicks + 1) + 1];
        int length = 0;
        boundaries[length++] = candidates[0];
        for (int i = 1; i < candidates.length && candidates[i] < end; i++) {
            long wanted = boundaries[length - 1] + nominalTicks;
            boolean nearest = i + 1 == candidates.length
                    || Math.abs(candidates[i] - wanted) <= Math.abs(candidates[i + 1] - wanted);
            if (nearest && candidates[i] - boundaries[length - 1] >= nominalTicks / 2) {
                boundaries[length++] = candidates[i];
            }
        }
        if (length > 1 && end - boundaries[length - 1] < nominalTicks / 2) {
            length--;
        }
        boundaries[length++] = end;
        return new SegmentTimeline(Arrays.copyOf(boundaries, length));
    }
}
