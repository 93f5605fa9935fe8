package dev.packlight.codec;

import dev.packlight.bytes.ByteWindow;
import java.io.IOException;

/** Walks the open bitstream units of one temporal unit (AV1 specification §5.3), reading their headers alone. */
final class ObuWalk {

    static final String CLAUSE = "AV1 specification §5.3";

    private static final int EXTENSION_FLAG = 4;
    private static final int SIZE_FLAG = 2;
    private static final int SIZE_BYTES = 8;

    private final ByteWindow bytes;
    private final long start;
    private final long end;
    private long next;
    private long at;
    private long payloadAt;
    private int type;
    private int walked;
    private boolean broken;

    ObuWalk(ByteWindow bytes, long at, int size) {
        this.bytes = bytes;
        this.start = at;
        this.next = at;
        this.end = at + size;
    }

    /** Steps to the next unit; false at the end of the sample, and where a unit does not fit into it. */
    boolean next() throws IOException {
        if (broken || next >= end) {
            return false;
        }
        at = next;
        int header = bytes.u8(at);
        payloadAt = at + ((header & EXTENSION_FLAG) == 0 ? 1 : 2);
        long size = (header & SIZE_FLAG) == 0 ? end - payloadAt : size();
        broken = size < 0 || size > end - payloadAt;
        type = header >> 3 & 15;
        next = payloadAt + size;
        walked++;
        return !broken;
    }

    /** {@code obu_size} (AV1 specification §4.10.5), behind which the payload begins. */
    private long size() throws IOException {
        long size = 0;
        int more = 0x80;
        for (int i = 0; i < SIZE_BYTES && more != 0 && payloadAt < end; i++) {
            int octet = bytes.u8(payloadAt++);
            size |= (octet & 0x7FL) << 7 * i;
            more = octet & 0x80;
        }
        return size;
    }

    boolean isBroken() {
        return broken;
    }

    /** {@code obu_type}. */
    int type() {
        return type;
    }

    /** Where the unit begins within the sample. */
    int at() {
        return (int) (at - start);
    }

    /** Bytes of the unit, its header included. */
    int length() {
        return (int) (next - at);
    }

    /** How many units it came by, this one included. */
    int walked() {
        return walked;
    }

    int payloadBytes() {
        return (int) (next - payloadAt);
    }

    /** First byte behind the header; there must be one. */
    int payload() throws IOException {
        return bytes.u8(payloadAt);
    }
}
