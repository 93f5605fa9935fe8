package dev.packlight.hds;

import dev.packlight.bytes.ByteWriter;
import java.util.function.Consumer;

/** Writes bootstrap information: {@code abst} with its segment and fragment run tables (F4V 10.1 Annex C.2). */
final class Bootstrap {

    private static final int TICKS_PER_SECOND = 1000;

    private Bootstrap() {}

    static byte[] write(HdsStream stream) {
        ByteWriter out = new ByteWriter(256);
        box(out, "abst", b -> {
            b.u32(1).u8(0).u32(TICKS_PER_SECOND).u64(stream.endMs()).u64(0);
            b.u8(0).u8(0).u8(0).u8(0).u8(0).u8(1);
            box(b, "asrt", runs -> runs.u8(0).u32(1).u32(1).u32(stream.cut().count()));
            b.u8(1);
            box(b, "afrt", runs -> fragments(runs, stream));
        });
        return out.toByteArray();
    }

    /** Runs of fragments of equal duration, then the mark of the end. */
    private static void fragments(ByteWriter out, HdsStream stream) {
        int count = stream.cut().count();
        out.u32(TICKS_PER_SECOND).u8(0);
        int countAt = out.length();
        out.u32(0);
        int runs = 1;
        for (int from = 0; from < count; runs++) {
            long duration = durationMs(stream, from);
            out.u32(from + 1).u64(stream.startMs(from)).u32(duration);
            do {
                from++;
            } while (from < count && durationMs(stream, from) == duration);
        }
        out.u32(0).u64(0).u32(0).u8(0);
        out.patch32(countAt, runs);
    }

    private static long durationMs(HdsStream stream, int fragment) {
        long end = fragment + 1 < stream.cut().count() ? stream.startMs(fragment + 1) : stream.endMs();
        return Math.max(1, end - stream.startMs(fragment));
    }

    /** A full box of version 0 (ISO/IEC 14496-12 §4.2.2). */
    static void box(ByteWriter out, String type, Consumer<ByteWriter> content) {
        int start = out.length();
        out.u32(0).text(type).u32(0);
        content.accept(out);
        out.patch32(start, out.length() - start);
    }
}
