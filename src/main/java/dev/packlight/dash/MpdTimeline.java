package dev.packlight.dash;

import dev.packlight.delivery.XmlText;
import dev.packlight.segmentation.Cut;
import java.util.function.IntToLongFunction;

/** Writes the exact times of segments (ISO/IEC 23009-1 §5.3.9.6). */
final class MpdTimeline {

    private MpdTimeline() {}

    static void write(XmlText xml, int count, IntToLongFunction start, IntToLongFunction duration) {
        xml.start("SegmentTimeline");
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && duration.applyAsLong(to) == duration.applyAsLong(from)) {
                to++;
            }
            xml.start("S").attribute("t", start.applyAsLong(from)).attribute("d", duration.applyAsLong(from));
            if (to - from > 1) {
                xml.attribute("r", to - from - 1);
            }
            xml.end();
            from = to;
        }
        xml.end();
    }

    /** Whether two templates would be alike. */
    static boolean same(Cut a, Cut b) {
        if (a.count() != b.count() || a.endTicks(a.count() - 1) != b.endTicks(b.count() - 1)) {
            return false;
        }
        for (int i = 0; i < a.count(); i++) {
            if (a.startTicks(i) != b.startTicks(i)) {
                return false;
            }
        }
        return true;
    }
}
