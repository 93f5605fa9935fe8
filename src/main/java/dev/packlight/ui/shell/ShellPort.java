package dev.packlight.ui.shell;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.origin.Origin;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.TaskList;

/**
 * What the frame around the places works with.
 *
 * @param settings remembers the theme
 */
public record ShellPort(Catalogue settings, Library library, Origin origin, TaskList tasks, Selection selection) {}
