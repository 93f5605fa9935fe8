package dev.packlight.isobmff;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * The numbers of a box one after another, read through a small window, so that a table takes no memory of its own.
 *
 * <p>Past the end it throws {@link IndexOutOfBoundsException}, as {@link ByteReader} does.
 */
final class Table {

    private static final int WINDOW = 1 << 16;
    private static final int LONGEST_NUMBER = 8;

    private final ByteSource source;
    private final long end;
    private long next;
    private ByteReader window = new ByteReader(new byte[0]);

    Table(ByteSource source, long start, long end) {
        this.source = source;
        this.next = start;
        this.end = end;
    }

    long remaining() {
        return end - next + window.remaining();
    }

    int u8() {
        return window(1).u8();
    }

    int u16() {
        return window(2).u16();
    }

    int i32() {
        return window(4).i32();
    }

    long u32() {
        return window(4).u32();
    }

    long i64() {
        return window(LONGEST_NUMBER).i64();
    }

    Table skip(int bytes) {
        for (int i = 0; i < bytes; i++) {
            u8();
        }
        return this;
    }

    private ByteReader window(int bytes) {
        if (window.remaining() < bytes && next < end) {
            byte[] kept = window.take(window.remaining());
            int more = (int) Math.min(WINDOW, end - next);
            byte[] all = new byte[kept.length + more];
            System.arraycopy(kept, 0, all, 0, kept.length);
            try {
                source.readFully(next, ByteBuffer.wrap(all, kept.length, more));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            next += more;
            window = new ByteReader(all);
        }
        return window;
    }
}
