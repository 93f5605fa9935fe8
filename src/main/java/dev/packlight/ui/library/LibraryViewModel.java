package dev.packlight.ui.library;

import dev.packlight.catalog.FollowedLinks;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** What the Library place knows: the assets, what of them is shown, and the folders they come from. */
public final class LibraryViewModel {

    private static final String SELECTED = "library.selected";
    private static final String SORT = "library.sort";

    private final LibraryPort port;
    private final AssetFacets facets = new AssetFacets();
    private final ObservableList<Path> roots = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<FolderNode>> folders = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper watching = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Emptiness>> emptiness = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty scanning = new SimpleBooleanProperty();
    private final Deque<List<Path>> undo = new ArrayDeque<>();
    private final BooleanProperty canUndo = new SimpleBooleanProperty();
    private final AtomicReference<Optional<Listing>> waiting = new AtomicReference<>(Optional.empty());
    private volatile Listing latest = Listing.NOTHING;
    private volatile AssetOrder.Sort sort = AssetOrder.Sort.BY_NAME;
    private Optional<Path> remembered;

    public LibraryViewModel(LibraryPort port) {
        this.port = port;
        this.remembered =
                port.memory().of(SELECTED).filter(path -> !path.isBlank()).map(Path::of);
        facets.sort().subscribe(chosen -> sort = chosen);
        port.memory().of(SORT).flatMap(AssetOrder.Sort::parse).ifPresent(facets.sort()::set);
        facets.shown().addListener((ListChangeListener<LibraryAsset>) change -> judgeEmptiness());
        port.folders().listen().accept(this::prepare);
    }

    /** On any thread: sorts and counts; of several states that wait for the window only the latest is shown. */
    private synchronized void prepare(Library.Snapshot snapshot) {
        latest = Listing.of(snapshot, sort, latest.assets());
        if (waiting.getAndSet(Optional.of(latest)).isEmpty()) {
            port.background().onWindow(() -> waiting.getAndSet(Optional.empty()).ifPresent(this::accept));
        }
    }

    private void accept(Listing listing) {
        Library.Snapshot snapshot = listing.snapshot();
        if (!roots.equals(snapshot.roots())) {
            roots.setAll(snapshot.roots());
        }
        folders.set(listing.folders());
        scanning.set(snapshot.scanning());
        facets.accept(listing);
        problem.set(Stream.concat(snapshot.problems().stream(), snapshot.notes().stream())
                .collect(Collectors.joining(" ")));
        keepSelection(listing);
        judgeEmptiness();
        tellWatching();
    }

    /** The asset that was selected as it is now, or that of the last start, or the first. */
    private void keepSelection(Listing listing) {
        Optional<LibraryAsset> selected = Optional.ofNullable(selected().get());
        Optional<Path> wanted = selected.map(LibraryAsset::key).or(() -> remembered);
        Optional<LibraryAsset> now = wanted.flatMap(key ->
                listing.assets().stream().filter(a -> a.key().equals(key)).findFirst());
        if (now.isPresent()) {
            remembered = Optional.empty();
            selected().set(now.get());
        } else if (!listing.snapshot().scanning()) {
            selected()
                    .set(facets.shown().stream()
                            .findFirst()
                            .or(() -> listing.assets().stream().findFirst())
                            .orElse(null));
        }
    }

    private void judgeEmptiness() {
        emptiness.set(
                !facets.shown().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                roots.isEmpty()
                                        ? Emptiness.NO_FOLDERS
                                        : facets.all() > 0
                                                ? Emptiness.ALL_HIDDEN
                                                : scanning.get() ? Emptiness.SCANNING : Emptiness.NOTHING_FOUND));
    }

    /** Takes over how changes of the folders are noticed. */
    public void tellWatching() {
        watching.set(
                roots.isEmpty()
                        ? ""
                        : scanning.get()
                                ? "Scanning…"
                                : port.folders().watchMode().get().equals("polling")
                                        ? "Looking for changes every 5 s"
                                        : "Watching for changes");
    }

    /** Keeps what is selected, and the order, for the next start. */
    void remember() {
        port.memory()
                .keep(
                        SELECTED,
                        Optional.ofNullable(selected().get())
                                .map(asset -> asset.key().toString())
                                .orElse(""));
        port.memory().keep(SORT, facets.sort().get().text());
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
        return port.folders().links().isFollowed(root);
    }

    /** Follows symbolic links below a folder that lead out of it, or no longer does. */
    public void toggleLinks(Path root) {
        port.background()
                .submit(
                        () -> {
                            FollowedLinks links = port.folders().links();
                            if (links.isFollowed(root)) {
                                links.stay(root);
                            } else {
                                links.follow(root);
                            }
                            port.folders().open().accept(List.copyOf(roots));
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
                            port.folders().remember().accept(next);
                            port.folders().open().accept(next);
                            return next;
                        },
                        done -> {},
                        failed -> problem.set("The folders could not be changed: " + failed.getMessage() + "."));
    }

    public void rescan() {
        port.folders().rescan().run();
    }

    /** Selects the asset {@code step} places after the selected one among those shown. */
    public void move(int step) {
        ObservableList<LibraryAsset> shown = facets.shown();
        if (!shown.isEmpty()) {
            int at = index();
            selected().set(shown.get(Math.clamp(at < 0 ? 0L : (long) at + step, 0, shown.size() - 1)));
        }
    }

    /** Where the selected asset stands among those shown; -1 where it does not. */
    public int index() {
        LibraryAsset selected = selected().get();
        for (int i = 0; selected != null && i < facets.shown().size(); i++) {
            if (facets.shown().get(i).key().equals(selected.key())) {
                return i;
            }
        }
        return -1;
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

    /** The roots, and the folders below them that hold assets. */
    public ReadOnlyObjectProperty<List<FolderNode>> folders() {
        return folders.getReadOnlyProperty();
    }

    /** How changes of the folders are noticed, a few words. */
    public ReadOnlyStringProperty watching() {
        return watching.getReadOnlyProperty();
    }

    /** Why nothing is shown; empty where something is. */
    public ReadOnlyObjectProperty<Optional<Emptiness>> emptiness() {
        return emptiness.getReadOnlyProperty();
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
