package dev.packlight.ui.shell;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.origin.Origin;
import dev.packlight.ui.common.Memory;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.TaskList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the frame around the places works with.
 *
 * @param memory remembers the theme and the place
 * @param assets what the library holds now
 * @param watchMode {@code watching} or {@code polling}
 */
public record ShellPort(
        Memory memory,
        Supplier<List<LibraryAsset>> assets,
        Supplier<String> watchMode,
        Origin origin,
        TaskList tasks,
        Selection selection) {}
