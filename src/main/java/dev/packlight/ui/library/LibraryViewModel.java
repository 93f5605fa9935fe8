package dev.packlight.ui.library;

import dev.packlight.catalog.AssetSummary;
import dev.packlight.catalog.FollowedLinks;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.TaskList;
import dev.packlight.ui.common.Words;
import dev.packlight.ui.common.Workbench;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** What the Library place knows: the assets, what of them is shown, and the folders they come from. */
public final class LibraryViewModel {

    /** Facet value that lets everything through. */
    public static final String ANY = "Any";

    private final Workbench workbench;
    private final ObservableList<LibraryAsset> all = FXCollections.observableArrayList();
    private final FilteredList<LibraryAsset> shown = new FilteredList<>(all);
    private final ObservableList<Path> roots = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final StringProperty codec = new SimpleStringProperty(ANY);
    private final StringProperty height = new SimpleStringProperty(ANY);
    private final StringProperty verdict = new SimpleStringProperty(ANY);
    private final ObjectProperty<Path> folder = new SimpleObjectProperty<>();
    private final ObservableList<String> codecs = FXCollections.observableArrayList(ANY);
    private final ObservableList<String> heights = FXCollections.observableArrayList(ANY);
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty scanning = new SimpleBooleanProperty();
    private final Deque<List<Path>> undo = new ArrayDeque<>();
    private final BooleanProperty canUndo = new SimpleBooleanProperty();
    private TaskList.Item scanTask;

    public LibraryViewModel(Workbench workbench) {
        this.workbench = workbench;
        for (StringProperty facet : List.of(search, codec, height, verdict)) {
            facet.addListener((o, before, now) -> filter());
        }
        folder.addListener((o, before, now) -> filter());
        workbench.library().listen(snapshot -> workbench.background().onWindow(() -> accept(snapshot)));
    }

    private void accept(Library.Snapshot snapshot) {
        all.setAll(snapshot.assets());
        roots.setAll(snapshot.roots());
        codecs.setAll(values(a -> a.rungs().stream().map(AssetSummary.Rung::codec)));
        heights.setAll(values(a -> a.rungs().stream().map(AssetSummary.Rung::label)));
        problem.set(Stream.concat(snapshot.problems().stream(), snapshot.notes().stream())
                .collect(Collectors.joining(" ")));
        scanning.set(snapshot.scanning());
        track(snapshot.scanning());
        LibraryAsset selected = workbench.selected().get();
        workbench
                .selected()
                .set(
                        selected == null
                                ? null
                                : snapshot.assets().stream()
                                        .filter(a -> a.key().equals(selected.key()))
                                        .findFirst()
                                        .orElse(null));
        if (workbench.selected().get() == null && !snapshot.assets().isEmpty() && !snapshot.scanning()) {
            workbench.selected().set(snapshot.assets().getFirst());
        }
        filter();
    }

    private void track(boolean running) {
        if (running && scanTask == null) {
            scanTask = workbench
                    .tasks()
                    .begin(
                            "Scan",
                            Words.count(roots.size(), "folder"),
                            () -> workbench.library().open(List.of()));
        } else if (!running && scanTask != null) {
            scanTask.finish(Words.count(all.size(), "asset"));
            scanTask = null;
        }
    }

    private List<String> values(Function<AssetSummary, Stream<String>> of) {
        List<String> values = new ArrayList<>(List.of(ANY));
        values.addAll(all.stream()
                .flatMap(a -> a.summary().stream())
                .flatMap(of)
                .collect(Collectors.toCollection(TreeSet::new)));
        return values;
    }

    private void filter() {
        String words = search.get().toLowerCase(Locale.ROOT).strip();
        shown.setPredicate(asset -> matches(asset, words));
        count.set(
                shown.size() == all.size()
                        ? Words.count(all.size(), "asset")
                        : shown.size() + " of " + Words.count(all.size(), "asset"));
    }

    private boolean matches(LibraryAsset asset, String words) {
        return (words.isEmpty()
                        || asset.name().toLowerCase(Locale.ROOT).contains(words)
                        || asset.key().toString().toLowerCase(Locale.ROOT).contains(words))
                && (folder.get() == null || asset.folder().startsWith(folder.get()))
                && facet(codec, asset, summary -> summary.rungs().stream().map(AssetSummary.Rung::codec))
                && facet(height, asset, summary -> summary.rungs().stream().map(AssetSummary.Rung::label))
                && (verdict.get() == null
                        || verdict.get().equals(ANY)
                        || verdict.get().equals(verdictWord(asset)));
    }

    private static boolean facet(StringProperty facet, LibraryAsset asset, Function<AssetSummary, Stream<String>> of) {
        String wanted = facet.get();
        return wanted == null
                || wanted.equals(ANY)
                || asset.summary().stream().flatMap(of).anyMatch(wanted::equals);
    }

    /** {@code Fit}, {@code Should}, {@code Must} or {@code Unreadable}. */
    static String verdictWord(LibraryAsset asset) {
        return asset.summary()
                .map(s -> s.verdict().fit() ? "Fit" : s.verdict().must() > 0 ? "Must" : "Should")
                .orElse("Unreadable");
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
        folder.set(null);
    }

    /** Follows symbolic links below a folder that lead out of it, or no longer does. */
    public void toggleLinks(Path root) {
        workbench
                .background()
                .submit(
                        () -> {
                            FollowedLinks links = workbench.library().links();
                            if (links.isFollowed(root)) {
                                links.stay(root);
                            } else {
                                links.follow(root);
                            }
                            workbench.library().rescan();
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
        workbench
                .background()
                .submit(
                        () -> {
                            workbench.catalogue().replaceFolders(next);
                            workbench.library().open(next);
                            return next;
                        },
                        done -> {},
                        failed -> problem.set("The folders could not be changed: " + failed.getMessage() + "."));
    }

    public void rescan() {
        workbench.library().rescan();
    }

    /** Selects the asset {@code step} places after the selected one among those shown. */
    public void move(int step) {
        if (!shown.isEmpty()) {
            int at = shown.indexOf(workbench.selected().get());
            workbench.selected().set(shown.get(Math.clamp(at < 0 ? 0 : at + step, 0, shown.size() - 1)));
        }
    }

    public ObservableList<LibraryAsset> shown() {
        return shown;
    }

    public ObservableList<Path> roots() {
        return roots;
    }

    public ObservableList<String> codecs() {
        return codecs;
    }

    public ObservableList<String> heights() {
        return heights;
    }

    public StringProperty search() {
        return search;
    }

    public StringProperty codec() {
        return codec;
    }

    public StringProperty height() {
        return height;
    }

    public StringProperty verdict() {
        return verdict;
    }

    public ObjectProperty<Path> folder() {
        return folder;
    }

    public ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
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
        return workbench.selected();
    }

    /** {@code 4 rungs · 0.40-3.40 Mb/s}, or why the asset cannot be read. */
    public static String ladderWords(LibraryAsset asset) {
        Optional<AssetSummary> summary = asset.summary();
        if (summary.isEmpty()) {
            return asset.problem().orElse("");
        }
        List<AssetSummary.Rung> rungs = summary.get().rungs();
        if (rungs.isEmpty()) {
            return "sound only";
        }
        if (rungs.size() == 1) {
            return rungs.getFirst().widthPixels() + "×" + rungs.getFirst().heightPixels() + " · "
                    + Words.bitRate(rungs.getFirst().averageBps());
        }
        return Words.count(rungs.size(), "rung") + " · "
                + Words.megabits(rungs.getFirst().averageBps()) + "–"
                + Words.megabits(rungs.getLast().averageBps()) + " Mb/s";
    }

    /** {@code H.264 High · AAC-LC}. */
    public static String codecWords(LibraryAsset asset) {
        return asset.summary()
                .map(s -> {
                    String video = s.rungs().isEmpty()
                            ? ""
                            : s.rungs().getLast().codec() + " "
                                    + s.rungs().getLast().profile();
                    String audio = s.sounds().isEmpty()
                            ? "no sound"
                            : s.sounds().getFirst().codec();
                    return video.isEmpty() ? audio : video.strip() + " · " + audio;
                })
                .orElse(asset.key().getFileName().toString());
    }
}
