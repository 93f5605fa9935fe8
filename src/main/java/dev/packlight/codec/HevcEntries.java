package dev.packlight.codec;

import dev.packlight.bytes.ByteWindow;
import java.io.IOException;

/**
 * Entries of HEVC: intra random access point pictures (ITU-T H.265 §7.4.2.2, Table 7-1).
 *
 * @param nalLengthBytes bytes of each NAL unit's length
 */
record HevcEntries(int nalLengthBytes) implements Entries {

    /** More units than stand before the first slice of any real picture. */
    private static final int MOST_BEFORE_SLICE = 128;

    private static final int RASL_N = 8;
    private static final int RASL_R = 9;
    private static final int FIRST_IRAP = 16;
    private static final int IDR_W_RADL = 19;
    private static final int IDR_N_LP = 20;
    private static final int LAST_IRAP = 23;
    private static final int FIRST_NON_SLICE = 32;

    @Override
    public Entry of(ByteWindow bytes, long at, int size) throws IOException {
        int type = sliceType(bytes, at, size);
        if (type < 0) {
            return Entry.UNKNOWN;
        }
        if (type == IDR_W_RADL || type == IDR_N_LP) {
            return Entry.CLEAN;
        }
        return type >= FIRST_IRAP && type <= LAST_IRAP ? Entry.OPEN : Entry.NONE;
    }

    @Override
    public boolean isSkipped(ByteWindow bytes, long at, int size) throws IOException {
        int type = sliceType(bytes, at, size);
        return type == RASL_N || type == RASL_R;
    }

    /** NAL unit type of the first slice; -1 where there is none. */
    private int sliceType(ByteWindow bytes, long at, int size) throws IOException {
        NalWalk units = new NalWalk(bytes, nalLengthBytes, at, size);
        while (units.next() && units.walked() <= MOST_BEFORE_SLICE) {
            int type = units.header() >> 1 & 0x3F;
            if (type < FIRST_NON_SLICE) {
                return type;
            }
        }
        return -1;
    }
}
