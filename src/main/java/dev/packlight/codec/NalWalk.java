package dev.packlight.codec;

import dev.packlight.bytes.ByteWindow;
import java.io.IOException;

/** Walks the length-prefixed NAL units of one sample (ISO/IEC 14496-15 §5.3.2), reading their first bytes alone. */
final class NalWalk {

    /** More units than stand before the first slice of any real picture. */
    private static final int MOST_BEFORE_SLICE = 128;

    private final ByteWindow bytes;
    private final int lengthBytes;
    private final long end;
    private long next;
    private long at;
    private int length;
    private int walked;

    NalWalk(ByteWindow bytes, int lengthBytes, long at, int size) {
        this.bytes = bytes;
        this.lengthBytes = lengthBytes;
        this.next = at;
        this.end = at + size;
    }

    /** Steps to the next unit; false at the end of the sample, and where a length does not fit into it. */
    boolean next() throws IOException {
        if (++walked > MOST_BEFORE_SLICE || end - next <= lengthBytes) {
            return false;
        }
        long said = 0;
        for (int i = 0; i < lengthBytes; i++) {
            said = said << 8 | bytes.u8(next + i);
        }
        at = next + lengthBytes;
        if (said == 0 || said > end - at) {
            return false;
        }
        length = (int) said;
        next = at + said;
        return true;
    }

    /** First byte of the unit. */
    int header() throws IOException {
        return bytes.u8(at);
    }

    /** The unit's first bytes, {@code most} of them at most. */
    byte[] head(int most) throws IOException {
        return bytes.take(at, Math.min(most, length));
    }
}
