package dev.packlight.player;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.BytePointer;

/**
 * The buffers of all pictures in flight: waiting, being made, being shown. They grow to the largest picture seen, are never
 * more than asked for, and are freed here: the free ones when the ring is closed, the others when they are given back.
 */
final class PictureRing implements AutoCloseable {

    private static final int ALIGNMENT = 64;

    private final Deque<Slot> free = new ArrayDeque<>();
    private boolean closed;

    PictureRing(int buffers) {
        for (int i = 0; i < buffers; i++) {
            free.addLast(new Slot());
        }
    }

    /** One buffer. */
    static final class Slot {
        private Arena arena = Arena.ofShared();
        private ByteBuffer bytes = ByteBuffer.allocate(0);
        private BytePointer pointer = new BytePointer();

        ByteBuffer bytes() {
            return bytes;
        }

        BytePointer pointer() {
            return pointer;
        }

        /** Has room for {@code size} bytes afterwards; what was there is lost. */
        void reserve(int size) {
            if (bytes.capacity() < size) {
                release();
                arena = Arena.ofShared();
                bytes = ByteBuffer.allocate(0);
                bytes = arena.allocate(size, ALIGNMENT).asByteBuffer();
                pointer = new BytePointer(bytes);
            }
        }

        private void release() {
            pointer.close();
            arena.close();
        }
    }

    /** A picture to be filled, in a free buffer; waits for one. */
    Picture take(double seconds, int widthPixels, int heightPixels, int rung) throws InterruptedException {
        Slot slot = take();
        try {
            slot.reserve(PictureConverter.bytes(widthPixels, heightPixels));
            return new Picture(this, slot, seconds, widthPixels, heightPixels, rung);
        } catch (OutOfMemoryError e) {
            give(slot);
            throw e;
        }
    }

    private synchronized Slot take() throws InterruptedException {
        while (free.isEmpty()) {
            wait();
        }
        return free.removeFirst();
    }

    synchronized void give(Slot slot) {
        if (closed) {
            slot.release();
            return;
        }
        free.addLast(slot);
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        free.forEach(Slot::release);
        free.clear();
    }
}
