package dev.packlight.dash;

import static dev.packlight.dash.MpdTree.attribute;
import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.Timescale;
import java.util.List;
import org.w3c.dom.Element;

/**
 * The clock of a representation's media.
 *
 * @param offset media time at which its period begins, {@code presentationTimeOffset}
 */
record MpdClock(long ticksPerSecond, long offset) {

    /** @param chain elements with the attributes of segments, the representation's own first */
    static MpdClock of(List<Element> chain) throws MediaFormatException {
        long scale = attribute(chain, "timescale").map(Long::parseLong).orElse(1L);
        long offset =
                attribute(chain, "presentationTimeOffset").map(Long::parseLong).orElse(0L);
        if (scale < 1 || scale > Limits.TICKS_PER_SECOND || offset < 0) {
            throw malformed("the timescale or offset is out of range", "SegmentTemplate", -1, "ISO/IEC 23009-1 §5.3.9");
        }
        return new MpdClock(scale, offset);
    }

    MpdClock in(long otherTicksPerSecond) {
        return new MpdClock(
                otherTicksPerSecond,
                new Timescale(ticksPerSecond).rescale(offset, new Timescale(otherTicksPerSecond), Rounding.NEAREST));
    }

    /** Presentation time minus media time. */
    long shiftTicks(MpdPeriod period) {
        return period.startTicks()
                - new Timescale(ticksPerSecond).rescale(offset, Timescale.PRESENTATION, Rounding.NEAREST);
    }

    /** Media time of a time of the period, rounded up. */
    long at(long periodTicks) {
        return Math.addExact(
                offset, Timescale.PRESENTATION.rescale(periodTicks, new Timescale(ticksPerSecond), Rounding.UP));
    }
}
