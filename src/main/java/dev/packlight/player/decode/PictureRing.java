package dev.packlight.player.decode;

import dev.packlight.player.Picture;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.BytePointer;

/**
 * The buffers of all pictures in flight: waiting, being made, being shown. They grow to the largest picture seen, are
 * never more than asked for, and are freed here: the free ones when the ring is closed, the others when they are given
 * back.
 */
public final class PictureRing implements AutoCloseable {

    private static final int ALIGNMENT = 64;

    private final Deque<Slot> free = new ArrayDeque<>();
    private boolean closed;

    public PictureRing(int buffers) {
        for (int i = 0; i < buffers; i++) {
            free.addLast(new Slot());
        }
    }

    /** One buffer, and the shape of the picture in it. */
    final class Slot {
        private Arena arena = Arena.ofShared();
        private ByteBuffer bytes = ByteBuffer.allocate(0);
        private BytePointer pointer = new BytePointer();
        private Picture.Shape shape = new Picture.Shape(0, 0, 0);

        BytePointer pointer() {
            return pointer;
        }

        Picture.Shape shape() {
            return shape;
        }

        /** What was drawn here; the buffer comes back when it is closed. */
        Picture picture(long ticks, int rung) {
            return new Picture(bytes, shape, ticks, rung, this::give);
        }

        /** Back to the ring. */
        void give() {
            PictureRing.this.give(this);
        }

        /** Has room for such a picture afterwards; what was there is lost. */
        @SuppressWarnings("MustBeClosedChecker") // closed by release
        private void reserve(int widthPixels, int heightPixels) {
            int size = PictureConverter.bytes(widthPixels, heightPixels);
            if (bytes.capacity() < size) {
                release();
                arena = Arena.ofShared();
                bytes = ByteBuffer.allocate(0);
                bytes = arena.allocate(size, ALIGNMENT).asByteBuffer();
                pointer = new BytePointer(bytes);
            }
            shape = new Picture.Shape(widthPixels, heightPixels, PictureConverter.stridePixels(widthPixels));
        }

        private void release() {
            pointer.close();
            arena.close();
        }
    }

    /** A free buffer for a picture of this size; waits for one. */
    Slot take(int widthPixels, int heightPixels) throws InterruptedException {
        Slot slot = take();
        try {
            slot.reserve(widthPixels, heightPixels);
            return slot;
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

    private synchronized void give(Slot slot) {
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
