package dev.packlight.bytes;

/** Writes bits, most significant first; the last byte is filled up with zeros. */
public final class BitWriter {

    private final ByteWriter bytes = new ByteWriter(32);
    private int pending;
    private int held;

    /** The lowest {@code count} bits of {@code value}, 0 to 32. */
    public BitWriter bits(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            pending = pending << 1 | (int) (value >> i & 1);
            if (++held == 8) {
                bytes.u8(pending);
                held = 0;
                pending = 0;
            }
        }
        return this;
    }

    public BitWriter flag(boolean value) {
        return bits(value ? 1 : 0, 1);
    }

    /** Zeros up to the next whole byte. */
    public BitWriter align() {
        return held == 0 ? this : bits(0, 8 - held);
    }

    public byte[] toByteArray() {
        align();
        return bytes.toByteArray();
    }
}
