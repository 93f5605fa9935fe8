package dev.packlight.ui.library;

import dev.packlight.catalog.FollowedLinks;
import dev.packlight.catalog.Library;
import dev.packlight.stills.WantedPosters;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Memory;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.Served;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the Library place works with.
 *
 * @param samples the sample assets
 */
public record LibraryPort(
        Folders folders,
        WantedPosters posters,
        Served served,
        Selection selection,
        Background background,
        Memory memory,
        Path samples) {

    /**
     * The folders of the library.
     *
     * @param listen calls what it is given with the present and every later state, on any thread
     * @param remember keeps the folders for the next start
     * @param open has other folders shown
     * @param rescan has them scanned again
     * @param watchMode {@code watching} or {@code polling}
     * @param links which links out of them are followed
     */
    public record Folders(
            Consumer<Consumer<Library.Snapshot>> listen,
            Consumer<List<Path>> remember,
            Consumer<List<Path>> open,
            Runnable rescan,
            Supplier<String> watchMode,
            FollowedLinks links) {

        public static Folders of(Library library, Consumer<List<Path>> remember) {
            return new Folders(
                    library::listen, remember, library::open, library::rescan, library::watchMode, library.links());
        }
    }
}
