package dev.packlight.codec;

import dev.packlight.bytes.ByteWindow;
import java.io.IOException;

/**
 * Entries of AV1: temporal units whose first frame is a key frame that is shown (AV1 specification §5.9.2, §7.6.2; AV1
 * Codec ISO Media File Format Binding §2.4).
 */
record Av1Entries() implements Entries {

    private static final int MOST_BEFORE_FRAME = 64;

    @Override
    public Entry of(ByteWindow bytes, long at, int size) throws IOException {
        ObuWalk units = new ObuWalk(bytes, at, size);
        boolean reduced = false;
        while (units.next() && units.walked() <= MOST_BEFORE_FRAME) {
            if (ObuIndex.isFrame(units.type())) {
                return units.payloadBytes() == 0
                        ? Entry.UNKNOWN
                        : reduced || isShownKeyFrame(units.payload()) ? Entry.CLEAN : Entry.NONE;
            }
            reduced |= ObuIndex.isReducedSequence(units);
        }
        return Entry.UNKNOWN;
    }

    /** {@code show_existing_frame} 0, {@code frame_type} KEY_FRAME (0), {@code show_frame} 1. */
    private static boolean isShownKeyFrame(int first) {
        return first >> 4 == 1;
    }
}
