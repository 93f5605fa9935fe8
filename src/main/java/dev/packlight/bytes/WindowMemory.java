package dev.packlight.bytes;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;

/** Memory outside the heap for windows, used again and again; what nobody gives back is freed like any other. */
final class WindowMemory {

    /** Holds most key frames, too. */
    static final int BYTES = 256 << 10;

    private static final int MOST_KEPT = 32;
    private static final ArrayBlockingQueue<ByteBuffer> FREE = new ArrayBlockingQueue<>(MOST_KEPT);

    private WindowMemory() {}

    static ByteBuffer take() {
        ByteBuffer known = FREE.poll();
        return known == null ? ByteBuffer.allocateDirect(BYTES) : known;
    }

    /** Takes back what {@link #take} gave; nobody reads it any more. */
    static void give(ByteBuffer memory) {
        var _ = FREE.offer(memory.clear());
    }
}
