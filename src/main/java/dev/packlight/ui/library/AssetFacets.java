package dev.packlight.ui.library;

import dev.packlight.catalog.AssetSummary;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What of the assets is shown, and in which order: those that fit the words, the folder and each facet. */
public final class AssetFacets {

    /** Facet value that lets everything through. */
    public static final String ANY = "Any";

    private final ObservableList<LibraryAsset> shown = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final StringProperty codec = new SimpleStringProperty(ANY);
    private final StringProperty height = new SimpleStringProperty(ANY);
    private final StringProperty verdict = new SimpleStringProperty(ANY);
    private final ObjectProperty<Path> folder = new SimpleObjectProperty<>();
    private final ObjectProperty<AssetOrder.Sort> sort = new SimpleObjectProperty<>(AssetOrder.Sort.BY_NAME);
    private final ObservableList<String> codecs = FXCollections.observableArrayList(ANY);
    private final ObservableList<String> heights = FXCollections.observableArrayList(ANY);
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final BooleanProperty changing = new SimpleBooleanProperty();
    private List<LibraryAsset> all = List.of();

    AssetFacets() {
        for (StringProperty facet : List.of(search, codec, height, verdict)) {
            facet.addListener((o, before, now) -> filter());
        }
        folder.addListener((o, before, now) -> filter());
        sort.addListener((o, before, now) -> {
            all = all.stream().sorted(now.comparator()).toList();
            filter();
        });
    }

    /** Takes over the assets that there are. */
    void accept(Listing listing) {
        all = listing.sort().equals(sort.get())
                ? listing.assets()
                : listing.assets().stream().sorted(sort.get().comparator()).toList();
        offer(codecs, listing.codecs());
        offer(heights, listing.heights());
        filter();
    }

    /** How many assets there are, shown or not. */
    int all() {
        return all.size();
    }

    private static void offer(ObservableList<String> offered, List<String> values) {
        List<String> now = Stream.concat(Stream.of(ANY), values.stream()).toList();
        if (!offered.equals(now)) {
            offered.setAll(now);
        }
    }

    private void filter() {
        String words = search.get().toLowerCase(Locale.ROOT).strip();
        List<LibraryAsset> fit = new ArrayList<>(all.size());
        for (LibraryAsset asset : all) {
            if (matches(asset, words)) {
                fit.add(asset);
            }
        }
        if (!isShown(fit)) {
            changing.set(true);
            shown.setAll(fit);
            changing.set(false);
        }
        count.set(
                fit.size() == all.size()
                        ? Words.count(all.size(), "asset")
                        : fit.size() + " of " + Words.count(all.size(), "asset"));
    }

    private boolean isShown(List<LibraryAsset> assets) {
        if (assets.size() != shown.size()) {
            return false;
        }
        for (int i = 0; i < assets.size(); i++) {
            if (assets.get(i) != shown.get(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(LibraryAsset asset, String words) {
        return (words.isEmpty()
                        || asset.name().toLowerCase(Locale.ROOT).contains(words)
                        || asset.key().toString().toLowerCase(Locale.ROOT).contains(words))
                && (folder.get() == null || FolderNode.isWithin(asset, folder.get()))
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

    /** Shows everything again. */
    public void clear() {
        search.set("");
        codec.set(ANY);
        height.set(ANY);
        verdict.set(ANY);
        folder.set(null);
    }

    public ObservableList<LibraryAsset> shown() {
        return shown;
    }

    /** True while {@link #shown} is replaced, when what a list says of its selection is no choice of a person. */
    public ReadOnlyBooleanProperty changing() {
        return changing;
    }

    public ObjectProperty<AssetOrder.Sort> sort() {
        return sort;
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
