package dev.packlight.delivery;

import java.io.IOException;
import java.util.List;

/** Makes sheets of small pictures; needs a decoder, so it lives outside. */
@FunctionalInterface
public interface TileMaker {

    /**
     * One JPEG picture of tiles, left to right, top to bottom.
     *
     * @param keyFrames for each tile a whole MP4 that holds one key frame; fewer than there is room for leave black behind
     * @param maxBytes no more bytes than these
     * @throws IOException where none of them can be decoded
     */
    byte[] sheet(List<byte[]> keyFrames, Thumbnails.Layout layout, int maxBytes) throws IOException;
}
