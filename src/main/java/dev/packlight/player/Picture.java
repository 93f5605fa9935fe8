package dev.packlight.player;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.BytePointer;

/**
 * A decoded picture in a buffer of its {@link PictureRing}. Whoever holds it closes it, and then neither reads nor writes the
 * buffer, which will hold another picture.
 */
public final class Picture implements AutoCloseable {

    private final PictureRing ring;
    private final PictureRing.Slot slot;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final double seconds;
    private final int widthPixels;
    private final int heightPixels;
    private final int rung;

    Picture(PictureRing ring, PictureRing.Slot slot, double seconds, int widthPixels, int heightPixels, int rung) {
        this.ring = ring;
        this.slot = slot;
        this.seconds = seconds;
        this.widthPixels = widthPixels;
        this.heightPixels = heightPixels;
        this.rung = rung;
    }

    BytePointer pointer() {
        return slot.pointer();
    }

    /** 4 bytes a pixel, blue first; the same object for every picture of one place in the ring, until it has to grow. */
    public ByteBuffer bgra() {
        return slot.bytes();
    }

    public int widthPixels() {
        return widthPixels;
    }

    public int heightPixels() {
        return heightPixels;
    }

    /** From one row to the next; what lies behind the row's pixels is undefined. */
    public int stridePixels() {
        return PictureConverter.stridePixels(widthPixels);
    }

    /** Presentation time. */
    public double seconds() {
        return seconds;
    }

    int rung() {
        return rung;
    }

    /** Gives the buffer back; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ring.give(slot);
        }
    }
}
