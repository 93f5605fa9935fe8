package dev.packlight.isobmff;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;

/**
 * The header of a box (ISO/IEC 14496-12 §4.2): how it is read, how long it is, how it is written.
 *
 * @param at position of the box
 * @param bytes length of the header
 * @param boxBytes length of the box as it claims, header included; may be anything
 */
record BoxHeader(String type, long at, int bytes, long boxBytes) {

    /** Length of a header of 32 bits. */
    static final int BYTES = 8;
    /** The most that has to be read to know a header. */
    static final int LONGEST_BYTES = 16;
    /** Version and flags behind the header of a full box (§4.2.2). */
    static final int FULL_BYTES = BYTES + 4;

    private static final int WIDE = 1;
    private static final int TO_THE_END = 0;
    private static final long LARGEST_32 = 0xFFFF_FFFFL;

    /**
     * Reads the header at {@code at}.
     *
     * @param in the first bytes there, at least {@link #BYTES}
     * @param limit where a box ends that does not say how long it is
     */
    static BoxHeader read(ByteReader in, long at, long limit) {
        long size = in.u32();
        String type = Box.fourcc(in.i32());
        if (size == WIDE && in.remaining() >= LONGEST_BYTES - BYTES) {
            return new BoxHeader(type, at, LONGEST_BYTES, in.i64());
        }
        return new BoxHeader(type, at, BYTES, size == TO_THE_END ? limit - at : size);
    }

    long payloadAt() {
        return at + bytes;
    }

    /** Position behind the box as it claims. */
    long end() {
        return boxBytes > Long.MAX_VALUE - at ? Long.MAX_VALUE : at + boxBytes;
    }

    /** Whether the box is at least its header and ends at or before {@code limit}. */
    boolean fits(long limit) {
        return boxBytes >= bytes && boxBytes <= limit - at;
    }

    /** Length of the header of a box that holds {@code payloadBytes}. */
    static int bytes(long payloadBytes) {
        return payloadBytes > LARGEST_32 - BYTES ? LONGEST_BYTES : BYTES;
    }

    /** Writes the header of a box that holds {@code payloadBytes}. */
    static void write(ByteWriter out, String type, long payloadBytes) {
        int bytes = bytes(payloadBytes);
        if (bytes == BYTES) {
            out.u32(BYTES + payloadBytes).text(type);
        } else {
            out.u32(WIDE).text(type).u64(bytes + payloadBytes);
        }
    }
}
