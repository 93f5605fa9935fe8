package dev.packlight.app;

import dev.packlight.ui.common.Place;
import dev.packlight.ui.common.Workbench;
import dev.packlight.ui.inspect.InspectView;
import dev.packlight.ui.library.LibraryView;
import dev.packlight.ui.play.PlayView;
import dev.packlight.ui.stream.StreamView;
import dev.packlight.ui.tasks.TasksView;
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
    public static List<Place> all(Workbench workbench, Path samples, Consumer<String> browser) {
        return List.of(
                new Place(
                        "library",
                        "Library",
                        "fth-folder",
                        navigation -> new LibraryView(workbench, navigation, samples)),
                new Place("inspect", "Inspect", "fth-search", navigation -> new InspectView(workbench)),
                new Place(
                        "stream", "Stream", "fth-radio", navigation -> new StreamView(workbench, navigation, browser)),
                new Place("play", "Play", "fth-play", navigation -> new PlayView(workbench)),
                new Place("tasks", "Tasks", "fth-list", navigation -> new TasksView(workbench)));
    }

    /** Plays the selected asset in a format. */
    public static void play(Place.View view, String formatId) {
        ((PlayView) view).play(formatId);
    }
}
