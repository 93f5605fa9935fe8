package dev.packlight.ui.library;

import dev.packlight.catalog.Library;
import dev.packlight.stills.WantedPosters;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.Served;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the Library place works with.
 *
 * @param remember keeps the folders for the next start
 * @param samples the sample assets
 */
public record LibraryPort(
        Library library,
        Consumer<List<Path>> remember,
        WantedPosters posters,
        Served served,
        Selection selection,
        Background background,
        Path samples) {}
