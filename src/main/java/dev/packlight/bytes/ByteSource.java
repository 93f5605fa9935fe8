package dev.packlight.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Random access to bytes whose length is known: a file, or an array in tests. */
public interface ByteSource {

    long size();

    /** Reads up to {@code target.remaining()} bytes at {@code position}; -1 at or after the end. Safe for threads. */
    int read(long position, ByteBuffer target) throws IOException;

    /** Fills {@code target} from {@code position} on, or throws {@link EOFException}. */
    default void readFully(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int n = read(at, target);
            if (n <= 0) {
                throw new EOFException("source ends at " + at + ", wanted " + target.remaining() + " more bytes");
            }
            at += n;
        }
    }

    /** The bytes from {@code position} on. */
    default byte[] readFully(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        readFully(position, ByteBuffer.wrap(bytes));
        return bytes;
    }
}
