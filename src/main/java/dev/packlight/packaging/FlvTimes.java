package dev.packlight.packaging;

import dev.packlight.media.Ticks;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.TrackTiming;

/**
 * Times of a multiplex in milliseconds, as FLV and bootstraps count.
 *
 * @param main of its main rendition
 * @param cut its fragments
 */
public record FlvTimes(TrackTiming main, Cut cut) {

    /** How far all times are moved, in presentation ticks, so that the first picture is not decoded before 0. */
    long shiftTicks() {
        return Math.max(0, -main.decodeTicks(cut.firstSample(0)));
    }

    /** First sound frame of a fragment: at or after its start, priming left out; past the last fragment, the end. */
    int firstSound(TrackTiming sound, int fragment) {
        return sound.firstAtOrAfter(
                fragment == 0
                        ? -Cut.PRIMING_TOLERANCE_TICKS
                        : fragment < cut.count() ? cut.startTicks(fragment) : cut.endTicks(fragment - 1));
    }

    /** Decoding time of the first sample of a fragment. */
    public long startMs(int fragment) {
        return movedMs(main.decodeTicks(cut.firstSample(fragment)));
    }

    public long endMs() {
        return movedMs(cut.endTicks(cut.count() - 1));
    }

    /** {@code ticks} of the presentation, moved. */
    long movedMs(long ticks) {
        return Math.floorDiv(ticks + shiftTicks() + Ticks.PER_MILLISECOND / 2, Ticks.PER_MILLISECOND);
    }
}
