package dev.packlight.hds;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.Limits;
import dev.packlight.checks.Subject.Promise;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Timescale;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads the times of fragments from bootstrap information (F4V 10.1 Annex C.2). */
final class BootstrapReader {

    private static final int FULL_BOX = 12;
    private static final int ABST_FIELDS = 4 + 1 + 4 + 8 + 8;

    private final ByteReader in;

    private BootstrapReader(ByteReader in) {
        this.in = in;
    }

    /** One promise for each fragment, in their order. */
    static List<Promise> read(String base64) throws MediaFormatException {
        try {
            return new BootstrapReader(new ByteReader(Base64.getMimeDecoder().decode(base64))).abst();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed("the bootstrap cannot be read", "bootstrapInfo", -1, "F4V 10.1 Annex C.2");
        }
    }

    private List<Promise> abst() {
        in.skip(FULL_BOX + ABST_FIELDS);
        text();
        texts();
        texts();
        text();
        text();
        long count = in.u8() == 0 ? 0 : segmentRuns();
        return in.u8() == 0 ? List.of() : fragmentRuns(Math.min(count, Limits.SEGMENTS));
    }

    /** Fragments of all segments, by {@code asrt}. */
    private long segmentRuns() {
        in.skip(FULL_BOX);
        texts();
        long count = 0;
        for (long runs = in.u32(); runs > 0; runs--) {
            in.skip(4);
            count += in.u32();
        }
        return count;
    }

    /** Runs of fragments of one duration, by {@code afrt}. */
    private List<Promise> fragmentRuns(long count) {
        in.skip(FULL_BOX);
        Timescale scale = new Timescale(in.u32());
        texts();
        List<Promise> fragments = new ArrayList<>();
        long time = 0;
        long duration = 0;
        for (long runs = in.u32(); runs > 0; runs--) {
            long first = in.u32();
            long start = in.i64();
            long lasts = in.u32();
            if (lasts == 0) {
                in.skip(1);
                continue;
            }
            for (; duration > 0 && fragments.size() + 1 < first && fragments.size() < count; time += duration) {
                fragments.add(Promise.at(time, duration, scale));
            }
            time = start;
            duration = lasts;
        }
        for (; duration > 0 && fragments.size() < count; time += duration) {
            fragments.add(Promise.at(time, duration, scale));
        }
        return fragments;
    }

    private void texts() {
        for (int left = in.u8(); left > 0; left--) {
            text();
        }
    }

    private void text() {
        int last;
        do {
            last = in.u8();
        } while (last != 0);
    }
}
