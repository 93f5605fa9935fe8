package dev.packlight.ui.stream;

import dev.packlight.catalog.Filters;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.delivery.AssetFilter;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.UnservableException;
import dev.packlight.media.Timescale;
import dev.packlight.ui.common.Words;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Filters of the selected asset and global ones: written, previewed, put into addresses, bound to the locator. */
public final class FiltersViewModel {

    private final StreamPort port;
    private final Runnable changed;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final Set<String> inUrls;
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final BooleanProperty canUndo = new SimpleBooleanProperty();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /**
     * One filter.
     *
     * @param own whether it belongs to the selected asset alone
     * @param bound whether every request to the locator is filtered by it
     */
    public record Row(AssetFilter filter, boolean own, boolean inUrls, boolean bound) {

        public String scope() {
            return own ? "this asset" : "all assets";
        }

        /** What it does, in a line. */
        public String summary() {
            AssetFilter f = filter;
            String range = f.startTicks().isEmpty() && f.endTicks().isEmpty()
                    ? ""
                    : FilterText.seconds(f.startTicks()) + " s – " + FilterText.seconds(f.endTicks()) + " s; ";
            String first = f.firstBitrate().isEmpty()
                    ? ""
                    : "first " + f.firstBitrate().getAsLong() + " b/s; ";
            return (range + first + FilterText.tracks(f).replace("\n", " or ")).replaceAll("; $", "");
        }
    }

    /** @param changed called when addresses have to be worked out anew */
    FiltersViewModel(StreamPort port, Runnable changed) {
        this.port = port;
        this.inUrls = port.selection().urlFilters();
        this.changed = changed;
        port.selection().asset().subscribe(asset -> refresh());
    }

    /** Reads the filters again. */
    public void refresh() {
        LibraryAsset asset = port.selection().asset().get();
        Filters filters = port.filters();
        List<String> bound = asset == null ? List.of() : filters.bound(asset.key());
        List<Row> found = new ArrayList<>();
        if (asset != null) {
            filters.of(Optional.of(asset.key()))
                    .forEach(f -> found.add(new Row(f, true, inUrls.contains(f.name()), bound.contains(f.name()))));
        }
        filters.of(Optional.empty())
                .forEach(f -> found.add(new Row(f, false, inUrls.contains(f.name()), bound.contains(f.name()))));
        inUrls.retainAll(found.stream().map(row -> row.filter.name()).toList());
        rows.setAll(found);
        changed.run();
    }

    /** Saves what was typed; false, with a message, where it is not understood. */
    public boolean save(String name, boolean own, String from, String to, String first, String tracks) {
        try {
            AssetFilter filter = FilterText.read(name, from, to, first, tracks);
            Optional<Path> scope = scope(own);
            Filters filters = port.filters();
            Optional<AssetFilter> before = filters.of(scope).stream()
                    .filter(f -> f.name().equals(filter.name()))
                    .findFirst();
            filters.save(scope, filter);
            remember(() ->
                    before.ifPresentOrElse(f -> filters.save(scope, f), () -> filters.remove(scope, filter.name())));
            inUrls.add(filter.name());
            preview(filter);
            refresh();
            return true;
        } catch (IllegalArgumentException e) {
            message.set(e.getMessage());
            return false;
        }
    }

    private Optional<Path> scope(boolean own) {
        if (own && port.selection().asset().get() == null) {
            throw new IllegalArgumentException("Select an asset first, or make the filter hold for all assets.");
        }
        return own ? Optional.of(port.selection().asset().get().key()) : Optional.empty();
    }

    /** Takes a filter away. Can be undone. */
    public void remove(Row row) {
        Filters filters = port.filters();
        Optional<Path> scope = scope(row.own);
        filters.remove(scope, row.filter.name());
        remember(() -> filters.save(scope, row.filter));
        message.set("Filter " + row.filter.name() + " removed.");
        refresh();
    }

    public void undo() {
        if (!undo.isEmpty()) {
            undo.pop().run();
            canUndo.set(!undo.isEmpty());
            message.set("Undone.");
            refresh();
        }
    }

    private void remember(Runnable back) {
        undo.push(back);
        canUndo.set(true);
    }

    /** Puts the filter into the addresses above, or takes it out. */
    public void useInUrls(Row row, boolean use) {
        if (use) {
            inUrls.add(row.filter.name());
        } else {
            inUrls.remove(row.filter.name());
        }
        refresh();
    }

    /** Filters every request to the selected asset's locator, or no longer. */
    public void bind(Row row, boolean bind) {
        LibraryAsset asset = port.selection().asset().get();
        if (asset == null) {
            return;
        }
        List<String> names = new ArrayList<>(port.filters().bound(asset.key()));
        names.remove(row.filter.name());
        if (bind) {
            names.add(row.filter.name());
        }
        port.filters().bind(asset.key(), names);
        refresh();
    }

    /** Says what the filter leaves of the selected asset. */
    public void preview(AssetFilter filter) {
        LibraryAsset asset = port.selection().asset().get();
        if (asset == null) {
            message.set("Saved. Select an asset to see what it leaves.");
            return;
        }
        port.background()
                .submit(
                        () -> {
                            Presentation whole = port.served()
                                    .publications()
                                    .find(asset.locator())
                                    .presentation();
                            Presentation left = whole.filtered(List.of(filter));
                            return filter.name() + " leaves " + left.video().size() + " of "
                                    + Words.count(whole.video().size(), "rung") + ", "
                                    + left.audio().size() + " of "
                                    + Words.count(whole.audio().size(), "sound track") + ", "
                                    + left.texts().size() + " of "
                                    + Words.count(whole.texts().size(), "subtitle track") + ", "
                                    + Timescale.PRESENTATION.seconds(left.durationTicks(), 3) + " of "
                                    + Timescale.PRESENTATION.seconds(whole.durationTicks(), 3) + " s.";
                        },
                        message::set,
                        failed -> message.set(
                                failed instanceof UnservableException e
                                        ? e.getMessage() + " " + e.advice()
                                        : String.valueOf(failed.getMessage())));
    }

    public ObservableList<Row> rows() {
        return rows;
    }

    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    public BooleanProperty canUndo() {
        return canUndo;
    }
}
