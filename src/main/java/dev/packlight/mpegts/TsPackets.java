package dev.packlight.mpegts;

import dev.packlight.bytes.ByteSource;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Goes through the packets of a transport stream and reads their headers (ISO/IEC 13818-1 §2.4.3.2).
 *
 * <p>Stops at the first packet that does not begin with the sync byte, or is cut off.
 */
public final class TsPackets {

    /** Bytes of a packet. */
    public static final int BYTES = TsStream.PACKET;

    private static final int SYNC = 0x47;
    private static final int READ_PACKETS = 512;

    private final ByteSource source;
    private byte[] block = new byte[0];
    private long blockAt;
    private long position = -TsStream.PACKET;

    public TsPackets(ByteSource source) {
        this.source = source;
    }

    /** Whether the bytes begin as a transport stream does. */
    public static boolean isStream(ByteSource source) throws IOException {
        return source.size() >= TsStream.PACKET && (source.readFully(0, 1)[0] & 0xFF) == SYNC;
    }

    /** Goes to the next packet; false where there is none. */
    public boolean next() throws IOException {
        position += TsStream.PACKET;
        if (position + TsStream.PACKET > source.size()) {
            return false;
        }
        if (position >= blockAt + block.length) {
            long length = Math.min((long) READ_PACKETS * TsStream.PACKET, source.size() - position);
            block = source.readFully(position, (int) (length / TsStream.PACKET) * TsStream.PACKET);
            blockAt = position;
        }
        return at(0) == SYNC;
    }

    /** Where the packet begins. */
    public long position() {
        return position;
    }

    public int pid() {
        return (at(1) & 0x1F) << 8 | at(2);
    }

    /** Whether a PES packet or a section begins in it. */
    public boolean beginsUnit() {
        return (at(1) & 0x40) != 0;
    }

    public boolean hasPayload() {
        return (at(3) & 0x10) != 0;
    }

    public int counter() {
        return at(3) & 15;
    }

    /** Whether decoding can begin with the unit that begins in it. */
    public boolean isRandomAccess() {
        return adapts() && (at(5) & 0x40) != 0;
    }

    /** Whether a jump of clock and counters is announced. */
    public boolean isDiscontinuity() {
        return adapts() && (at(5) & 0x80) != 0;
    }

    /** The program clock, in ticks of 27 MHz. */
    public OptionalLong clock27m() {
        if (!adapts() || (at(5) & 0x10) == 0 || at(4) < 7) {
            return OptionalLong.empty();
        }
        long base = (long) at(6) << 25 | at(7) << 17 | at(8) << 9 | at(9) << 1 | at(10) >> 7;
        return OptionalLong.of(base * 300 + ((at(10) & 1) << 8 | at(11)));
    }

    /** {@code stream_id} of the PES packet that begins in it (§2.4.3.7); -1 where none does. */
    public int streamId() {
        int payload = adaptation() ? 5 + at(4) : 4;
        boolean starts = beginsUnit()
                && hasPayload()
                && payload + 4 <= TsStream.PACKET
                && at(payload) == 0
                && at(payload + 1) == 0
                && at(payload + 2) == 1;
        return starts ? at(payload + 3) : -1;
    }

    private boolean adaptation() {
        return (at(3) & 0x20) != 0;
    }

    private boolean adapts() {
        return adaptation() && at(4) > 0;
    }

    private int at(int i) {
        return block[(int) (position - blockAt) + i] & 0xFF;
    }
}
