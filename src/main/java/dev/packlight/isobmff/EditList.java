package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.Limits;
import dev.packlight.media.Edit;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Timescale;
import dev.packlight.media.TrackKind;

/**
 * An edit list of any shape (ISO/IEC 14496-12 §8.6.6): empty time first, then one stretch of media, be it written as
 * one edit or as several that follow on from one another. What cuts, repeats or slows media is named as an obstacle.
 *
 * @param edit when the media is shown
 * @param endTicks composition time at which the media ends; {@link Long#MAX_VALUE} where the list does not say
 * @param prerollTicks sound kept before the start, more than any codec's priming
 * @param obstacle why the list cannot be carried over; empty where it can
 */
record EditList(Edit edit, long endTicks, long prerollTicks, String obstacle) {

    private static final String CLAUSE = "ISO/IEC 14496-12 §8.6.6";
    private static final EditList NONE = new EditList(Edit.NONE, Long.MAX_VALUE, 0, "");

    static EditList read(Box trak, Timescale movieScale, Timescale scale) throws MediaFormatException {
        Box edts = trak.child("edts").orElse(null);
        Box elst = edts == null ? null : edts.child("elst").orElse(null);
        if (elst == null) {
            return NONE;
        }
        elst.need(8);
        Table in = elst.table();
        long count = in.u32();
        boolean wide = elst.version() == 1;
        if (count * (wide ? 20 : 12) > in.remaining()) {
            throw malformed(
                    "the edit list claims " + count + " entries, more than the box holds",
                    elst.path(),
                    elst.position(),
                    CLAUSE);
        }
        long latest = Limits.TIME_SECONDS * scale.ticksPerSecond();
        long movieTick = Math.ceilDiv(scale.ticksPerSecond(), movieScale.ticksPerSecond());
        long leadIn = 0;
        long start = -1;
        long end = 0;
        String obstacle = "";
        for (long i = 0; i < count; i++) {
            long shown = Math.max(0, wide ? in.i64() : in.u32());
            long mediaTime = wide ? in.i64() : in.i32();
            long most = mediaTime < 0 ? Limits.DURATION_SECONDS : Limits.TIME_SECONDS;
            if (mediaTime > latest
                    || shown / movieScale.ticksPerSecond() > most
                    || leadIn > Limits.DURATION_SECONDS * scale.ticksPerSecond()) {
                throw malformed(
                        "edit " + (i + 1) + " has a time that cannot be meant", elst.path(), elst.position(), CLAUSE);
            }
            long duration = movieScale.rescale(shown, scale, Rounding.NEAREST);
            int rate = in.u16();
            in.skip(2);
            if (mediaTime < 0) {
                leadIn += start < 0 ? duration : 0;
            } else if (start < 0) {
                start = mediaTime;
                end = duration == 0 ? Long.MAX_VALUE : end(mediaTime, duration, latest);
            } else if (Math.abs(mediaTime - end) <= movieTick) {
                end = end(mediaTime, duration, latest);
            } else {
                obstacle = "cuts or repeats media by its edit list, which streams do not";
            }
            obstacle = mediaTime >= 0 && rate != 1
                    ? "is slowed or sped up by its edit list, which streams do not"
                    : obstacle;
        }
        return start < 0 ? NONE : new EditList(new Edit(leadIn, start), end, scale.ticksPerSecond() / 10, obstacle);
    }

    private static long end(long mediaTime, long duration, long latest) {
        return duration > latest - mediaTime ? Long.MAX_VALUE : mediaTime + duration;
    }

    /** The samples that are shown, and those before them that decoding needs. */
    SampleTable shown(SampleTable samples, TrackKind kind) {
        int from = first(samples, kind);
        int to = samples.count();
        while (to > from && endTicks != Long.MAX_VALUE && samples.ptsTicks(to - 1) >= endTicks) {
            to--;
        }
        return from == 0 && to == samples.count() || from == to ? samples : samples.part(from, to);
    }

    /** The last sync sample shown at or before the start, for sound with a stretch that decoders settle in. */
    private int first(SampleTable samples, TrackKind kind) {
        if (samples.count() == 0 || samples.ptsTicks(0) >= edit.mediaStartTicks()) {
            return 0;
        }
        if (kind != TrackKind.VIDEO) {
            int sample = 0;
            while (sample < samples.count() - 1
                    && samples.ptsTicks(sample + 1) <= edit.mediaStartTicks() - prerollTicks) {
                sample++;
            }
            return sample;
        }
        int from = 0;
        for (int n = 0; n < samples.syncCount(); n++) {
            if (samples.ptsTicks(samples.syncSample(n)) <= edit.mediaStartTicks()) {
                from = samples.syncSample(n);
            }
        }
        return from;
    }
}
