package dev.packlight.player;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A decoded picture in a buffer that is lent. Whoever holds it closes it, and then neither reads nor writes the buffer,
 * which will hold another picture.
 */
public final class Picture implements AutoCloseable {

    private final ByteBuffer bgra;
    private final Shape shape;
    private final long ticks;
    private final int rung;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * The pixels that are seen, and how they lie.
     *
     * @param stridePixels from one row to the next; what lies behind the row's pixels is undefined
     */
    public record Shape(int widthPixels, int heightPixels, int stridePixels) {}

    /**
     * @param ticks presentation time
     * @param rung where it was decoded from
     * @param giveBack called once, when the picture is closed
     */
    public Picture(ByteBuffer bgra, Shape shape, long ticks, int rung, Runnable giveBack) {
        this.bgra = bgra;
        this.shape = shape;
        this.ticks = ticks;
        this.rung = rung;
        this.giveBack = giveBack;
    }

    /** 4 bytes a pixel, blue first; the same object for every picture in one buffer, until that has to grow. */
    public ByteBuffer bgra() {
        return bgra;
    }

    public int widthPixels() {
        return shape.widthPixels();
    }

    public int heightPixels() {
        return shape.heightPixels();
    }

    public int stridePixels() {
        return shape.stridePixels();
    }

    /** Presentation time. */
    public long ticks() {
        return ticks;
    }

    public int rung() {
        return rung;
    }

    /** Gives the buffer back; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
