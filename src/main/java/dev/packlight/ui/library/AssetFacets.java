package dev.packlight.ui.library;

import dev.packlight.catalog.AssetSummary;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** What of the assets is shown: those that fit the words, the folder and each facet. */
public final class AssetFacets {

    /** Facet value that lets everything through. */
    public static final String ANY = "Any";

    private final ObservableList<LibraryAsset> all = FXCollections.observableArrayList();
    private final FilteredList<LibraryAsset> shown = new FilteredList<>(all);
    private final StringProperty search = new SimpleStringProperty("");
    private final StringProperty codec = new SimpleStringProperty(ANY);
    private final StringProperty height = new SimpleStringProperty(ANY);
    private final StringProperty verdict = new SimpleStringProperty(ANY);
    private final ObjectProperty<Path> folder = new SimpleObjectProperty<>();
    private final ObservableList<String> codecs = FXCollections.observableArrayList(ANY);
    private final ObservableList<String> heights = FXCollections.observableArrayList(ANY);
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");

    AssetFacets() {
        for (StringProperty facet : List.of(search, codec, height, verdict)) {
            facet.addListener((o, before, now) -> filter());
        }
        folder.addListener((o, before, now) -> filter());
    }

    /** Takes over the assets that there are. */
    void accept(List<LibraryAsset> assets) {
        all.setAll(assets);
        codecs.setAll(values(a -> a.rungs().stream().map(AssetSummary.Rung::codec)));
        heights.setAll(values(a -> a.rungs().stream().map(AssetSummary.Rung::label)));
        filter();
    }

    /** How many assets there are, shown or not. */
    int all() {
        return all.size();
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
                        || verdict.get().equals(AssetWords.verdict(asset)));
    }

    private static boolean facet(StringProperty facet, LibraryAsset asset, Function<AssetSummary, Stream<String>> of) {
        String wanted = facet.get();
        return wanted == null
                || wanted.equals(ANY)
                || asset.summary().stream().flatMap(of).anyMatch(wanted::equals);
    }

    public ObservableList<LibraryAsset> shown() {
        return shown;
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
}
