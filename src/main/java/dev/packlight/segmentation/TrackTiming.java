package dev.packlight.segmentation;

import dev.packlight.media.Rounding;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;

/**
 * A track's samples on the presentation timeline, edit list and B-frame offsets applied.
 *
 * <p>Every time is rescaled from the track's own zero, never summed, so nothing drifts: the error stays within half
 * a tick (50 ns) however long the film is.
 */
public final class TrackTiming {

    private final Track track;
    private final SampleTable samples;
    private final long firstTicks;
    private final long firstDts;
    private final long reorderTicks;
    private final long origin;

    /** The track on its file's own timeline. */
    public TrackTiming(Track track) {
        this(track, 0, 0);
    }

    /**
     * The track on the timeline of a presentation.
     *
     * @param originTicks presentation time of the file that is to be presentation time 0
     * @param delayTicks how long the first sample is decoded before it is shown, at the least: rungs with one delay can
     *     be changed for one another without a gap or an overlap in decoding
     */
    public TrackTiming(Track track, long originTicks, long delayTicks) {
        this.track = track;
        this.origin = Timescale.PRESENTATION.rescale(originTicks, track.timescale(), Rounding.NEAREST);
        this.samples = track.samples();
        this.firstTicks = samples.count() == 0 ? 0 : presentationTrackTicks(0);
        this.firstDts = samples.count() == 0 ? 0 : samples.dtsTicks(0);
        long own = samples.count() == 0 ? 0 : samples.compositionOffsetTicks(0) - samples.leastCompositionOffsetTicks();
        this.reorderTicks =
                Math.max(own, Timescale.PRESENTATION.rescale(delayTicks, track.timescale(), Rounding.NEAREST));
    }

    public Track track() {
        return track;
    }

    /** How long the first sample is decoded before it is shown. */
    public long delayTicks() {
        return rescale(reorderTicks, Timescale.PRESENTATION);
    }

    /** {@link #delayTicks} in ticks of the track. */
    long delayTrackTicks() {
        return reorderTicks;
    }

    /** Whether samples are shown later than they are decoded, each by its own time. */
    public boolean isDelayed() {
        return reorderTicks > 0 || samples.hasCompositionOffsets();
    }

    /** When sample {@code i} is shown; negative for priming that is decoded but not shown. */
    public long presentationTicks(int i) {
        return rescale(presentationTrackTicks(i), Timescale.PRESENTATION);
    }

    /**
     * When sample {@code i} is decoded, early enough that no sample is shown before; negative at the start where
     * samples are reordered or prime the decoder. {@code count()} gives the end of the last sample.
     */
    public long decodeTicks(int i) {
        return rescale(decodeTrackTicks(i), Timescale.PRESENTATION);
    }

    /** Presentation time of sample {@code i} on the 90 kHz clock. */
    public long presentation90k(int i) {
        return rescale(presentationTrackTicks(i), Timescale.MPEG);
    }

    /** {@link #decodeTicks} on the 90 kHz clock. */
    public long decode90k(int i) {
        return rescale(decodeTrackTicks(i), Timescale.MPEG);
    }

    /**
     * How far decoding from sample {@code first} on begins before the presentation's zero, in ticks of the track: what
     * an edit list must hide.
     */
    long prerollTrackTicks(int first) {
        return Math.max(0, -decodeTrackTicks(first));
    }

    /** When sample {@code i} is shown after it is decoded, in ticks of the track; never negative. */
    public long mediaOffsetTrackTicks(int i) {
        return presentationTrackTicks(i) - decodeTrackTicks(i);
    }

    /** First sample shown at or after {@code time}; for tracks whose samples are shown in decoding order. */
    public int firstAtOrAfter(long time) {
        int low = 0;
        int high = samples.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (presentationTicks(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** End of the last sample that is shown. */
    public long endTicks() {
        long latest = Long.MIN_VALUE;
        int count = samples.count();
        for (int i = count - 1; i >= Math.max(0, count - 64); i--) {
            latest = Math.max(latest, presentationTrackTicks(i) + samples.durationTicks(i));
        }
        return count == 0 ? 0 : rescale(latest, Timescale.PRESENTATION);
    }

    private long presentationTrackTicks(int i) {
        return track.presentationTicks(i) - origin;
    }

    /** When sample {@code i} is decoded, in ticks of the track; negative before the presentation's zero. */
    long decodeTrackTicks(int i) {
        return firstTicks + samples.dtsTicks(i) - firstDts - reorderTicks;
    }

    private long rescale(long ticks, Timescale to) {
        return track.timescale().rescale(ticks, to, Rounding.NEAREST);
    }
}
