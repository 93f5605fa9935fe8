package dev.packlight.bytes;

/** Reads bits, most significant first, and the Exp-Golomb codes of ITU-T H.264 §9.1. Past the end it throws. */
public final class BitReader {

    private final byte[] bytes;
    private int position;

    public BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int remainingBits() {
        return bytes.length * 8 - position;
    }

    public int bit() {
        if (position >= bytes.length * 8) {
            throw new IndexOutOfBoundsException("no bit left after " + position);
        }
        int bit = bytes[position >> 3] >> (7 - (position & 7)) & 1;
        position++;
        return bit;
    }

    public boolean flag() {
        return bit() == 1;
    }

    /** {@code count} bits, 0 to 32, as an unsigned number. */
    public long bits(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    public int intBits(int count) {
        return (int) bits(count);
    }

    public void skip(int count) {
        if (count > remainingBits()) {
            throw new IndexOutOfBoundsException("cannot skip " + count + " bits");
        }
        position += count;
    }

    /** ue(v), at most 32 leading zeros. */
    public long ue() {
        int zeros = 0;
        while (bit() == 0) {
            if (++zeros > 32) {
                throw new IndexOutOfBoundsException("Exp-Golomb code too long");
            }
        }
        return (1L << zeros) - 1 + bits(zeros);
    }

    /** se(v). */
    public long se() {
        long code = ue();
        return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
    }
}
