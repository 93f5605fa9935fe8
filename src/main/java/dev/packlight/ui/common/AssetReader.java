package dev.packlight.ui.common;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;

/** Opens the files of an asset; reads and may wait, so not for the window's thread. */
@FunctionalInterface
public interface AssetReader {

    OpenAsset read(LibraryAsset asset) throws MediaFormatException, IOException;
}
