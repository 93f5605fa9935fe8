package dev.packlight.app;

import dev.packlight.delivery.PackagingFormat;
import dev.packlight.ui.common.Place;
import dev.packlight.ui.inspect.InspectPort;
import dev.packlight.ui.inspect.InspectView;
import dev.packlight.ui.library.LibraryPort;
import dev.packlight.ui.library.LibraryView;
import dev.packlight.ui.play.PlayPort;
import dev.packlight.ui.play.PlayView;
import dev.packlight.ui.stream.StreamPort;
import dev.packlight.ui.stream.StreamView;
import dev.packlight.ui.tasks.TasksView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The places of the window, in the order of the rail. */
public final class Places {

    private Places() {}

    /**
     * @param samples the sample assets
     * @param browser opens an address in the person's browser
     */
    public static List<Place> all(Services services, Path samples, Consumer<String> browser) {
        return List.of(
                new Place("library", "Library", "fth-folder", go -> new LibraryView(library(services, samples), go)),
                new Place("inspect", "Inspect", "fth-search", go -> new InspectView(inspect(services))),
                new Place("stream", "Stream", "fth-radio", go -> new StreamView(stream(services, browser), go)),
                new Place("play", "Play", "fth-play", go -> new PlayView(play(services))),
                new Place("tasks", "Tasks", "fth-list", go -> new TasksView(services.tasks())));
    }

    /** What the Library place needs. */
    public static LibraryPort library(Services s, Path samples) {
        return new LibraryPort(
                LibraryPort.Folders.of(s.library(), s.catalogue()::replaceFolders),
                s.posters(),
                s.served(),
                s.selection(),
                s.background(),
                s.memory(),
                samples);
    }

    /** What the Inspect place needs. */
    public static InspectPort inspect(Services s) {
        return new InspectPort(s.library()::inspect, s.library()::report, s.selection(), s.background());
    }

    /** What the Stream place needs. */
    public static StreamPort stream(Services s, Consumer<String> browser) {
        return new StreamPort(
                s.library()::policy,
                s.library()::policy,
                s.library().filters(),
                s.served(),
                s.selection(),
                s.background(),
                s.memory(),
                browser);
    }

    /** What the Play place needs. */
    public static PlayPort play(Services s) {
        return new PlayPort(
                s.library()::inspect,
                s.library().filters(),
                s.served(),
                s.selection(),
                s.background(),
                pictures(),
                Rules.book());
    }

    /** Where people keep pictures. */
    private static Path pictures() {
        Path home = Path.of(System.getProperty("user.home", "."));
        return Files.isDirectory(home.resolve("Pictures")) ? home.resolve("Pictures") : home;
    }

    /** Plays the selected asset in a format. */
    public static void play(Place.View view, PackagingFormat format) {
        ((PlayView) view).play(format);
    }
}
