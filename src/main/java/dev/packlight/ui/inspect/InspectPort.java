package dev.packlight.ui.inspect;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.media.MediaFormatException;
import dev.packlight.ui.common.AssetReader;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Selection;
import java.io.IOException;

/** What the Inspect place works with. */
public record InspectPort(AssetReader reader, Judge judge, Selection selection, Background background) {

    /** Judges an asset by the rules; reads and may wait, so not for the window's thread. */
    @FunctionalInterface
    public interface Judge {

        AssetReport judge(LibraryAsset asset, Cancel cancel) throws MediaFormatException, IOException;
    }
}
