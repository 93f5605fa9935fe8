package dev.packlight.hds;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.isobmff.BoxWriter;
import dev.packlight.packaging.FlvTimes;

/** Writes bootstrap information: {@code abst} with its segment and fragment run tables (F4V 10.1 Annex C.2). */
final class Bootstrap {

    private static final int TICKS_PER_SECOND = 1000;

    private Bootstrap() {}

    static byte[] write(HdsStream stream) {
        BoxWriter boxes = new BoxWriter(256);
        ByteWriter out = boxes.out();
        boxes.fullBox("abst", 0, 0, () -> {
            out.u32(1).u8(0).u32(TICKS_PER_SECOND).u64(stream.times().endMs()).u64(0);
            out.u8(0).u8(0).u8(0).u8(0).u8(0).u8(1);
            boxes.fullBox(
                    "asrt", 0, 0, () -> out.u8(0).u32(1).u32(1).u32(stream.cut().count()));
            out.u8(1);
            boxes.fullBox("afrt", 0, 0, () -> fragments(out, stream.times()));
        });
        return boxes.toByteArray();
    }

    /** Runs of fragments of equal duration, then the mark of the end. */
    private static void fragments(ByteWriter out, FlvTimes times) {
        int count = times.cut().count();
        out.u32(TICKS_PER_SECOND).u8(0);
        int countAt = out.length();
        out.u32(0);
        int runs = 1;
        for (int from = 0; from < count; runs++) {
            long duration = durationMs(times, from);
            out.u32(from + 1).u64(times.startMs(from)).u32(duration);
            do {
                from++;
            } while (from < count && durationMs(times, from) == duration);
        }
        out.u32(0).u64(0).u32(0).u8(0);
        out.patch32(countAt, runs);
    }

    private static long durationMs(FlvTimes times, int fragment) {
        long end = fragment + 1 < times.cut().count() ? times.startMs(fragment + 1) : times.endMs();
        return Math.max(1, end - times.startMs(fragment));
    }
}
