package dev.packlight.delivery;

import dev.packlight.bytes.ByteSource;
import dev.packlight.media.MediaFile;
import java.util.Map;
import java.util.Objects;

/**
 * What an asset was read from.
 *
 * @param bytes the bytes of each media file
 * @param stamp differs whenever any file of the asset does, those beside the media included
 */
public record Sources(Map<MediaFile, ByteSource> bytes, String stamp) {

    public Sources {
        bytes = Map.copyOf(bytes);
    }

    /** The bytes of one of the asset's files. */
    ByteSource of(MediaFile file) {
        return Objects.requireNonNull(bytes.get(file), file::fileName);
    }
}
