package dev.packlight.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads big-endian numbers from a slice of an array and knows its limit.
 *
 * <p>Reading past the limit throws {@link IndexOutOfBoundsException}; readers of formats check
 * {@link #remaining()} first or turn that into their own named error.
 */
public final class ByteReader {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int limit;
    private int position;

    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public ByteReader(byte[] bytes, int from, int to) {
        if (from < 0 || to < from || to > bytes.length) {
            throw new IndexOutOfBoundsException("slice " + from + ".." + to + " of " + bytes.length);
        }
        this.bytes = bytes;
        this.position = from;
        this.limit = to;
    }

    public int position() {
        return position;
    }

    public int remaining() {
        return limit - position;
    }

    public int u8() {
        need(1);
        return bytes[position++] & 0xFF;
    }

    public int u16() {
        return u8() << 8 | u8();
    }

    public int u24() {
        return u16() << 8 | u8();
    }

    public int i32() {
        need(4);
        int value = (int) INT.get(bytes, position);
        position += 4;
        return value;
    }

    public long u32() {
        return Integer.toUnsignedLong(i32());
    }

    public long i64() {
        return u32() << 32 | u32();
    }

    /** Four characters, each byte one of them. */
    public String fourcc() {
        return new String(take(4), StandardCharsets.ISO_8859_1);
    }

    public byte[] take(int length) {
        need(length);
        byte[] copy = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return copy;
    }

    public ByteReader skip(int length) {
        need(length);
        position += length;
        return this;
    }

    /** A reader over the next {@code length} bytes, which this reader passes over. */
    public ByteReader slice(int length) {
        need(length);
        ByteReader slice = new ByteReader(bytes, position, position + length);
        position += length;
        return slice;
    }

    private void need(int length) {
        if (length < 0 || length > limit - position) {
            throw new IndexOutOfBoundsException("wanted " + length + " bytes, " + (limit - position) + " left");
        }
    }
}
