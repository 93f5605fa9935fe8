package dev.packlight.codec;

import dev.packlight.bytes.ByteWindow;
import dev.packlight.media.MediaFormatException.Kind;
import java.io.IOException;

/**
 * Walks the length-prefixed NAL units of one sample (ISO/IEC 14496-15 §5.3.2), reading their first bytes alone.
 *
 * <p>A unit of no bytes, with which some writers pad, is a unit like any other.
 */
public final class NalWalk {

    static final String CLAUSE = "ISO/IEC 14496-15 §5.3.2";

    /** Types 31 of H.264 and 63 of HEVC, which are unspecified. */
    private static final int NO_HEADER = 0xFF;

    private final ByteWindow bytes;
    private final int lengthBytes;
    private final long start;
    private final long end;
    private long next;
    private long at;
    private int length;
    private int walked;
    private boolean broken;

    /**
     * @param lengthBytes bytes of each length field: 1, 2 or 4
     * @param at where the sample lies
     * @param size bytes of the sample
     */
    public NalWalk(ByteWindow bytes, int lengthBytes, long at, int size) {
        this.bytes = bytes;
        this.lengthBytes = lengthBytes;
        this.start = at;
        this.next = at;
        this.end = at + size;
    }

    /** Steps to the next unit; false at the end of the sample, and where a length does not fit into it. */
    public boolean next() throws IOException {
        if (broken || next >= end) {
            return false;
        }
        if (end - next < lengthBytes) {
            broken = true;
            return false;
        }
        long said = 0;
        for (int i = 0; i < lengthBytes; i++) {
            said = said << 8 | bytes.u8(next + i);
        }
        broken = said > end - next - lengthBytes;
        if (broken) {
            return false;
        }
        at = next + lengthBytes;
        length = (int) said;
        next = at + said;
        walked++;
        return true;
    }

    /** Whether the walk ended at a length field that does not fit into the sample; {@link #at} says where it lies. */
    public boolean isBroken() {
        return broken;
    }

    /** Whether there were units, and nothing is left behind the last one. */
    boolean isWhole() {
        return walked > 0 && !broken && next >= end;
    }

    /** Where the unit begins within the sample, behind its length field; of a broken one, where that begins. */
    public int at() {
        return (int) ((broken ? next : at) - start);
    }

    /** How many units it came by, this one included. */
    int walked() {
        return walked;
    }

    /** What is wrong where the walk of {@code sample} broke. */
    public UnitDamage damage(int sample) {
        return new UnitDamage(Kind.MALFORMED, sample, at(), "holds a NAL unit that is longer than the sample", CLAUSE);
    }

    /** Bytes of the unit, without its length field. */
    public int length() {
        return length;
    }

    /** First byte of the unit; one of no standard's types where it has none. */
    public int header() throws IOException {
        return length == 0 ? NO_HEADER : bytes.u8(at);
    }

    /** The unit's first bytes, {@code most} of them at most. */
    byte[] head(int most) throws IOException {
        return bytes.take(at, Math.min(most, length));
    }
}
