package dev.packlight.app;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.origin.Origin;
import dev.packlight.stills.Posters;
import dev.packlight.stills.WantedPosters;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Memory;
import dev.packlight.ui.common.Selection;
import dev.packlight.ui.common.Served;
import dev.packlight.ui.common.TaskList;
import dev.packlight.ui.shell.ShellPort;
import dev.packlight.work.Work;
import java.nio.file.Path;

/** What lives as long as the window; each place is handed what it needs of it, and never this. */
public record Services(
        Catalogue catalogue,
        Library library,
        Origin origin,
        Background background,
        WantedPosters posters,
        Work work,
        TaskList tasks,
        Selection selection)
        implements AutoCloseable {

    /** @param data directory of the catalogue, the log and the posters */
    public static Services of(Catalogue catalogue, Library library, Origin origin, Background background, Path data) {
        WantedPosters posters = new WantedPosters(new Posters(library::inspect, data));
        Work work = Jobs.work(catalogue, library, posters);
        return new Services(
                catalogue, library, origin, background, posters, work, new TaskList(work, background), new Selection());
    }

    public Served served() {
        return new Served(origin, library::publication, Formats.all());
    }

    /** What the window remembers between starts. */
    public Memory memory() {
        return new Memory(catalogue::setting, catalogue::setting);
    }

    public ShellPort shell() {
        return new ShellPort(memory(), () -> library.snapshot().assets(), library::watchMode, origin, tasks, selection);
    }

    /** Ends the long work that runs. */
    @Override
    public void close() {
        work.close();
    }
}
