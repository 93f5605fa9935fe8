package dev.packlight.ui.library;

import dev.packlight.catalog.FollowedLinks;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the Library place knows: the assets, what of them is shown, and the folders they come from. */
public final class LibraryViewModel {

    private final LibraryPort port;
    private final AssetFacets facets = new AssetFacets();
    private final ObservableList<Path> roots = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty scanning = new SimpleBooleanProperty();
    private final Deque<List<Path>> undo = new ArrayDeque<>();
    private final BooleanProperty canUndo = new SimpleBooleanProperty();

    public LibraryViewModel(LibraryPort port) {
        this.port = port;
        port.library().listen(snapshot -> port.background().onWindow(() -> accept(snapshot)));
    }

    private void accept(Library.Snapshot snapshot) {
        facets.accept(snapshot.assets());
        roots.setAll(snapshot.roots());
        problem.set(Stream.concat(snapshot.problems().stream(), snapshot.notes().stream())
                .collect(Collectors.joining(" ")));
        scanning.set(snapshot.scanning());
        LibraryAsset selected = port.selection().asset().get();
        port.selection()
                .asset()
                .set(
                        selected == null
                                ? null
                                : snapshot.assets().stream()
                                        .filter(a -> a.key().equals(selected.key()))
                                        .findFirst()
                                        .orElse(null));
        if (port.selection().asset().get() == null && !snapshot.assets().isEmpty() && !snapshot.scanning()) {
            port.selection().asset().set(snapshot.assets().getFirst());
        }
    }

    /** Adds folders or files and scans. */
    public void add(List<Path> paths) {
        List<Path> more = new ArrayList<>(roots);
        paths.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .filter(path -> !more.contains(path))
                .forEach(more::add);
        change(more);
    }

    /** Takes a folder out of the library; its files stay where they are. Can be undone. */
    public void remove(Path root) {
        List<Path> less = new ArrayList<>(roots);
        less.remove(root);
        change(less);
        facets.folder().set(null);
    }

    /** Whether symbolic links below a folder are followed where they lead out of it. */
    public boolean followsLinks(Path root) {
        return port.library().links().isFollowed(root);
    }

    /** Follows symbolic links below a folder that lead out of it, or no longer does. */
    public void toggleLinks(Path root) {
        port.background()
                .submit(
                        () -> {
                            FollowedLinks links = port.library().links();
                            if (links.isFollowed(root)) {
                                links.stay(root);
                            } else {
                                links.follow(root);
                            }
                            port.library().open(port.library().roots());
                            return root;
                        },
                        done -> {},
                        failed -> problem.set("That could not be remembered. " + failed.getMessage()));
    }

    public void undo() {
        if (!undo.isEmpty()) {
            open(undo.pop());
            canUndo.set(!undo.isEmpty());
        }
    }

    private void change(List<Path> next) {
        undo.push(List.copyOf(roots));
        canUndo.set(true);
        open(next);
    }

    private void open(List<Path> next) {
        port.background()
                .submit(
                        () -> {
                            port.remember().accept(next);
                            port.library().open(next);
                            return next;
                        },
                        done -> {},
                        failed -> problem.set("The folders could not be changed: " + failed.getMessage() + "."));
    }

    public void rescan() {
        port.library().rescan();
    }

    /** Selects the asset {@code step} places after the selected one among those shown. */
    public void move(int step) {
        ObservableList<LibraryAsset> shown = facets.shown();
        if (!shown.isEmpty()) {
            int at = shown.indexOf(port.selection().asset().get());
            port.selection().asset().set(shown.get(Math.clamp(at < 0 ? 0 : at + step, 0, shown.size() - 1)));
        }
    }

    /** What of the assets is shown. */
    public AssetFacets facets() {
        return facets;
    }

    public ObservableList<Path> roots() {
        return roots;
    }

    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public BooleanProperty scanning() {
        return scanning;
    }

    public BooleanProperty canUndo() {
        return canUndo;
    }

    public ObjectProperty<LibraryAsset> selected() {
        return port.selection().asset();
    }
}
