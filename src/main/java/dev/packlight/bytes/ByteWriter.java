package dev.packlight.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of big-endian numbers. */
public final class ByteWriter {

    private byte[] bytes;
    private int length;

    public ByteWriter(int expectedBytes) {
        bytes = new byte[Math.max(16, expectedBytes)];
    }

    public int length() {
        return length;
    }

    public ByteWriter u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public ByteWriter u16(int value) {
        return u8(value >> 8).u8(value);
    }

    public ByteWriter u24(int value) {
        return u8(value >> 16).u16(value);
    }

    public ByteWriter u32(long value) {
        room(4);
        put32(length, value);
        length += 4;
        return this;
    }

    public ByteWriter u64(long value) {
        return u32(value >>> 32).u32(value);
    }

    public ByteWriter text(String ascii) {
        return raw(ascii.getBytes(StandardCharsets.UTF_8));
    }

    public ByteWriter raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    public ByteWriter zeros(int count) {
        room(count);
        length += count;
        return this;
    }

    /** Overwrites four bytes written earlier. */
    public void patch32(int at, long value) {
        put32(at, value);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void put32(int at, long value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
