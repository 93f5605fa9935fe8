package dev.packlight.mpegts;

import java.nio.ByteBuffer;

/** The header of a PES packet whose data begins with a unit (ISO/IEC 13818-1 §2.4.3.6). */
final class PesHeader {

    /** Of pictures, whose packets need not say how long they are. */
    static final int VIDEO = 0xE0;

    static final int AAC = 0xC0;

    private static final long MASK_33 = (1L << 33) - 1;
    private static final int TIME_BYTES = 5;
    private static final int MOST_LENGTH = 0xFFFF;

    private PesHeader() {}

    /** @param shown on the clock of the stream */
    static void put(ByteBuffer target, int streamId, int payloadBytes, long shown) {
        begin(target, streamId, payloadBytes, TIME_BYTES);
        target.put((byte) 0x84).put((byte) 0x80).put((byte) TIME_BYTES);
        putTime(target, 2, shown);
    }

    /** Of a unit that is decoded at another time than it is shown. */
    static void put(ByteBuffer target, int streamId, int payloadBytes, long shown, long decoded) {
        begin(target, streamId, payloadBytes, 2 * TIME_BYTES);
        target.put((byte) 0x84).put((byte) 0xC0).put((byte) (2 * TIME_BYTES));
        putTime(target, 3, shown);
        putTime(target, 1, decoded);
    }

    private static void begin(ByteBuffer target, int streamId, int payloadBytes, int timeBytes) {
        int length = streamId == VIDEO ? 0 : payloadBytes + 3 + timeBytes;
        target.putInt(0x100 | streamId).putShort((short) (length > MOST_LENGTH ? 0 : length));
    }

    private static void putTime(ByteBuffer target, int marker, long time) {
        long t = time & MASK_33;
        target.put((byte) (marker << 4 | t >> 29 & 0x0E | 1))
                .putShort((short) (t >> 14 & 0xFFFE | 1))
                .putShort((short) (t << 1 & 0xFFFE | 1));
    }
}
