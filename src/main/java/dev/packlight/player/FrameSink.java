package dev.packlight.player;

import java.nio.ByteBuffer;

/** Takes pictures when they are due. */
@FunctionalInterface
public interface FrameSink {

    /**
     * Shows one picture. The buffer may be used until the call returns.
     *
     * @param bgra 4 bytes a pixel, blue first, rows without gaps
     */
    void show(ByteBuffer bgra, int widthPixels, int heightPixels);
}
