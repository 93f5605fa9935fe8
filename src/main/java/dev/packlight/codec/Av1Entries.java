package dev.packlight.codec;

import dev.packlight.bytes.ByteWindow;
import java.io.IOException;

/**
 * Entries of AV1: temporal units whose first frame is a key frame that is shown (AV1 specification §5.9.2, §7.6.2; AV1 Codec ISO
 * Media File Format Binding §2.4).
 */
record Av1Entries() implements Entries {

    private static final int SEQUENCE_HEADER = 1;
    private static final int FRAME_HEADER = 3;
    private static final int FRAME = 6;
    private static final int MOST_BEFORE_FRAME = 64;
    /** {@code still_picture} and {@code reduced_still_picture_header}, behind three bits of profile. */
    private static final int REDUCED = 0x08;

    @Override
    public Entry of(ByteWindow bytes, long at, int size) throws IOException {
        long end = at + size;
        long position = at;
        boolean reduced = false;
        for (int n = 0; n < MOST_BEFORE_FRAME && position + 1 < end; n++) {
            int header = bytes.u8(position++);
            position += (header & 4) != 0 ? 1 : 0;
            long length = end - position;
            if ((header & 2) != 0) {
                length = 0;
                for (int i = 0, more = 0x80; i < 8 && more != 0 && position < end; i++) {
                    int octet = bytes.u8(position++);
                    length |= (octet & 0x7FL) << 7 * i;
                    more = octet & 0x80;
                }
            }
            int type = header >> 3 & 15;
            if (length > end - position || length == 0 && type == FRAME) {
                return Entry.UNKNOWN;
            }
            if (type == FRAME_HEADER || type == FRAME) {
                return reduced || isShownKeyFrame(bytes.u8(position)) ? Entry.CLEAN : Entry.NONE;
            }
            if (type == SEQUENCE_HEADER && length > 0) {
                reduced = (bytes.u8(position) & REDUCED) != 0;
            }
            position += length;
        }
        return Entry.UNKNOWN;
    }

    /** {@code show_existing_frame} 0, {@code frame_type} KEY_FRAME (0), {@code show_frame} 1. */
    private static boolean isShownKeyFrame(int first) {
        return first >> 4 == 1;
    }
}
