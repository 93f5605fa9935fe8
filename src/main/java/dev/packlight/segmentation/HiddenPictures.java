package dev.packlight.segmentation;

import dev.packlight.media.Edit;
import dev.packlight.media.Rounding;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Pictures that decoding needs and an edit list hides, because it begins inside a group of pictures.
 *
 * <p>No protocol can hide them everywhere: transport streams, FLV and Smooth Streaming have no edits, and browsers drop
 * the key frame with the rest and wait for the next one. So they are squeezed into the first instant that is shown, one
 * tick of 90 kHz each; everything after keeps its time.
 */
public final class HiddenPictures {

    /** A codec shows no picture later than this many behind its place in decoding. */
    private static final int REORDERED = 32;

    private static final int MOST = 100_000;
    private static final int MOST_SECONDS = 20;

    private HiddenPictures() {}

    /** Pictures before the one that is shown first; 0 where there are none, as in sound. */
    public static int count(Track track) {
        if (track.kind() != TrackKind.VIDEO) {
            return 0;
        }
        int last = -1;
        for (int i = 0; i < Math.min(track.samples().count(), last + REORDERED); i++) {
            if (track.presentationTicks(i) < track.edit().leadInTicks()) {
                last = i;
            }
        }
        return last + 1;
    }

    /**
     * The same pictures, hidden ones squeezed; itself where none are, or more than any group of pictures that is
     * delivered.
     */
    public static Track squeezed(Track track) {
        int hidden = count(track);
        boolean some = hidden > 0
                && hidden <= MOST
                && track.edit().leadInTicks() - track.presentationTicks(0)
                        <= MOST_SECONDS * track.timescale().ticksPerSecond();
        return some ? new Squeeze(track, hidden).track() : track;
    }

    private static final class Squeeze {
        private final Track track;
        private final SampleTable samples;
        private final Timescale scale;
        private final long step;
        private final long shown;
        private final int head;

        Squeeze(Track track, int hidden) {
            this.track = track;
            this.samples = track.samples();
            this.scale = fine(track.timescale());
            this.step = Math.max(1, scale.ticksPerSecond() / Timescale.MPEG.ticksPerSecond());
            this.shown = scaled(track.edit().leadInTicks());
            this.head = Math.min(samples.count(), hidden + REORDERED);
        }

        /** A multiple of the track's scale that can count ticks of 90 kHz. */
        private static Timescale fine(Timescale stored) {
            long times = Math.ceilDiv(Timescale.MPEG.ticksPerSecond(), stored.ticksPerSecond());
            return new Timescale(stored.ticksPerSecond() * times);
        }

        Track track() {
            long[] times = decoded();
            long[] offsets = presented();
            long first = times[0];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] -= times[i];
                times[i] -= first;
            }
            times[offsets.length] -= first;
            return new Track(
                    track.id(),
                    track.kind(),
                    track.description(),
                    scale,
                    track.language(),
                    new Edit(Math.max(0, first), Math.max(0, -first)),
                    track.rotationDegrees(),
                    samples.withTimes(times, offsets),
                    track.obstacle());
        }

        /** Times of presentation: each at its own, but not before the start nor within a step of the one before. */
        private long[] presented() {
            long[] times = new long[samples.count()];
            for (int i = head; i < times.length; i++) {
                times[i] = scaled(track.presentationTicks(i));
            }
            int[] order = IntStream.range(0, head)
                    .boxed()
                    .sorted(Comparator.comparingLong(track::presentationTicks))
                    .mapToInt(Integer::intValue)
                    .toArray();
            long least = shown;
            for (int i : order) {
                times[i] = Math.max(least, scaled(track.presentationTicks(i)));
                least = times[i] + step;
            }
            return times;
        }

        /**
         * Times of decoding, as early before the start as reordering wants, then squeezed alike; the end of the last
         * one too.
         */
        private long[] decoded() {
            TrackTiming timing = new TrackTiming(track);
            long[] times = new long[samples.count() + 1];
            long least = shown - scaled(timing.delayTrackTicks());
            for (int i = 0; i < times.length; i++) {
                times[i] = Math.max(least, scaled(timing.decodeTrackTicks(i)));
                least = times[i] + step;
            }
            return times;
        }

        private long scaled(long ticks) {
            return track.timescale().rescale(ticks, scale, Rounding.NEAREST);
        }
    }
}
