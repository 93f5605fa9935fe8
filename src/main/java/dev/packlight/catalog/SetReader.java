package dev.packlight.catalog;

import dev.packlight.media.MediaFormatException;
import java.io.IOException;

/** Reads the files of a set. */
@FunctionalInterface
public interface SetReader {

    OpenAsset read(SourceSet set) throws MediaFormatException, IOException;
}
