package dev.packlight.app;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.origin.Origin;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.Served;
import dev.packlight.ui.common.TaskList;
import dev.packlight.ui.shell.ShellPort;
import java.nio.file.Path;

/**
 * What lives as long as the window; each place is handed what it needs of it, and never this.
 *
 * @param data directory of the catalogue, the log and the posters
 */
public record Services(
        Catalogue catalogue,
        Library library,
        Origin origin,
        Background background,
        TaskList tasks,
        Selection selection,
        Path data) {

    public Services(Catalogue catalogue, Library library, Origin origin, Background background, Path data) {
        this(catalogue, library, origin, background, new TaskList(background), new Selection(), data);
    }

    public Served served() {
        return new Served(origin, library::publication, Formats.all());
    }

    public ShellPort shell() {
        return new ShellPort(catalogue, library, origin, tasks, selection);
    }
}
