package dev.packlight.dash;

import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Ticks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/**
 * One period of an MPD (ISO/IEC 23009-1 §5.3.2).
 *
 * @param number from 0
 * @param startTicks in the presentation
 * @param durationTicks from its start to its end, or to what there is of it by now
 * @param firstTicks from its start to the first that can be had
 */
record MpdPeriod(Element element, int number, long startTicks, long durationTicks, long firstTicks) {

    /**
     * All periods.
     *
     * @param endTicks of the presentation, or what there is by now; 0 where nobody says
     * @param windowTicks how much of the past can be had
     */
    static List<MpdPeriod> of(List<Element> elements, long endTicks, long windowTicks) throws MediaFormatException {
        if (elements.isEmpty() || elements.size() > Limits.TRACKS) {
            throw unsupported(
                    "the MPD has " + elements.size() + " periods", "MPD/Period", -1, "ISO/IEC 23009-1 §5.3.2");
        }
        List<MpdPeriod> periods = new ArrayList<>();
        long next = 0;
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            long start = element.hasAttribute("start") ? ticks(element.getAttribute("start")) : next;
            long end = element.hasAttribute("duration")
                    ? start + ticks(element.getAttribute("duration"))
                    : i + 1 < elements.size() && elements.get(i + 1).hasAttribute("start")
                            ? ticks(elements.get(i + 1).getAttribute("start"))
                            : Math.max(start, endTicks);
            end = endTicks > 0 ? Math.min(end, Math.max(start, endTicks)) : end;
            periods.add(new MpdPeriod(
                    element, i, start, Math.max(0, end - start), Math.max(0, endTicks - windowTicks - start)));
            next = end;
        }
        return periods;
    }

    long endTicks() {
        return startTicks + durationTicks;
    }

    /** Ticks of a duration; 0 where there is none. */
    static long ticks(String duration) {
        if (duration.isEmpty()) {
            return 0;
        }
        Duration parsed = XmlDuration.parse(duration);
        if (parsed.isNegative() || parsed.getSeconds() > Limits.DURATION_SECONDS) {
            throw new ArithmeticException(duration);
        }
        return Ticks.ofNanos(parsed.toNanos());
    }
}
