package dev.packlight.origin;

import dev.packlight.bytes.ByteSource;
import dev.packlight.delivery.Body;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the small stretches of a plan that lie close together in one go.
 *
 * <p>A window reaches as far as stretches that come later in the plan, with small gaps between them; there are two,
 * because pictures and sound of a fragment may lie in two places. Not for two threads.
 */
final class ReadAhead {

    /** Most that one read takes. */
    static final int WINDOW_BYTES = 128 << 10;

    /** What costs as much to read along as a read of its own. */
    private static final int GAP_BYTES = 8 << 10;
    /** How many stretches ahead are looked at. */
    private static final int LOOK_AHEAD = 512;

    private final List<Body.Part> parts;
    private final int longestBytes;
    private final ByteBufAllocator allocator;
    private Window recent = new Window();
    private Window older = new Window();

    /** @param longestBytes stretches of this length or more are read elsewhere */
    ReadAhead(Body body, int longestBytes, ByteBufAllocator allocator) {
        this.parts = body.parts();
        this.longestBytes = longestBytes;
        this.allocator = allocator;
    }

    /** Bytes of a source that were read. */
    private static final class Window {
        private @Nullable ByteSource source;
        private @Nullable ByteBuf bytes;
        private long from;
        private long to;

        boolean holds(ByteSource wanted, long offset, long end) {
            return source == wanted && offset >= from && end <= to;
        }

        void release() {
            if (bytes != null) {
                bytes.release();
            }
            bytes = null;
            source = null;
        }
    }

    /**
     * Copies bytes of a stretch.
     *
     * @param part which part of the plan is being sent
     * @param stretch its index there
     * @param offset where the bytes begin
     */
    void copy(int part, int stretch, long offset, int count, ByteBuf target) throws IOException {
        ByteSource source = ((Body.Stretches) parts.get(part)).source();
        if (!recent.holds(source, offset, offset + count)) {
            Window other = older;
            older = recent;
            recent = other;
            if (!recent.holds(source, offset, offset + count)) {
                fill(recent, source, part, stretch, offset, offset + count);
            }
        }
        if (recent.bytes != null) {
            target.writeBytes(recent.bytes, (int) (offset - recent.from), count);
        }
    }

    private void fill(Window window, ByteSource source, int part, int stretch, long from, long to) throws IOException {
        window.source = null;
        window.from = from;
        window.to = to;
        widen(window, source, part, stretch);
        if (window.bytes == null) {
            window.bytes = allocator.directBuffer(WINDOW_BYTES, WINDOW_BYTES);
        }
        source.readFully(window.from, window.bytes.nioBuffer(0, (int) (window.to - window.from)));
        window.source = source;
    }

    /** Takes in what comes later in the plan and lies near. */
    private void widen(Window window, ByteSource source, int part, int stretch) {
        int looked = 0;
        int first = stretch;
        for (int p = part; p < parts.size() && looked < LOOK_AHEAD; p++) {
            if (parts.get(p) instanceof Body.Stretches ahead && ahead.source() == source) {
                long[] stretches = ahead.stretches();
                for (int i = first; i < stretches.length && looked < LOOK_AHEAD; i += 2, looked++) {
                    take(window, stretches[i], stretches[i + 1]);
                }
            }
            first = 0;
        }
    }

    private void take(Window window, long offset, long length) {
        boolean near =
                length < longestBytes && offset <= window.to + GAP_BYTES && offset + length + GAP_BYTES >= window.from;
        long from = Math.min(window.from, offset);
        long to = Math.max(window.to, offset + length);
        if (near && to - from <= WINDOW_BYTES) {
            window.from = from;
            window.to = to;
        }
    }

    /** Gives the memory back; what is still needed is read again. */
    void release() {
        recent.release();
        older.release();
    }
}
