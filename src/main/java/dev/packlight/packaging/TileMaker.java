package dev.packlight.packaging;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes sheets of small pictures; needs a decoder, so it lives outside. */
@FunctionalInterface
public interface TileMaker {

    /**
     * One JPEG picture of tiles, left to right, top to bottom.
     *
     * @param keyFrames for each tile a whole MP4 that holds one key frame; fewer than there is room for leave black
     *     behind
     * @param maxBytes no more bytes than these
     * @return empty where none of them can be decoded
     */
    Optional<byte[]> sheet(List<byte[]> keyFrames, Thumbnails.Layout layout, int maxBytes) throws IOException;
}
