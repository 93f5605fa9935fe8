package dev.packlight.ui.stream;

import dev.packlight.catalog.Failures;
import dev.packlight.origin.AccessLog;
import dev.packlight.origin.AccessRecord;
import dev.packlight.origin.Origin;
import dev.packlight.origin.RequestExport;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The latest requests, those that fit the words of a filter, and their export. */
public final class RequestsViewModel {

    private static final int REQUESTS_SHOWN = 2000;

    private final Origin origin;
    private final Background background;
    private final ObservableList<AccessRecord> all = FXCollections.observableArrayList();
    private final FilteredList<AccessRecord> shown = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper totals = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper exported = new ReadOnlyStringWrapper("");
    private long lastRequest;

    RequestsViewModel(Origin origin, Background background) {
        this.origin = origin;
        this.background = background;
        filter.subscribe(
                words -> shown.setPredicate(words.isBlank() ? null : record -> AccessWords.matches(record, words)));
    }

    /** Takes over new requests; called now and then. */
    public void poll() {
        AccessLog log = origin.log();
        AccessLog.Totals now = log.totals();
        totals.set(Words.count(origin.clients(), "client") + " · " + Words.count(now.requests(), "request") + " · "
                + Words.count(now.errors(), "error") + " · " + Words.bytes(now.bytes()));
        if (paused.get()) {
            return;
        }
        List<AccessRecord> fresh = log.since(lastRequest);
        if (!fresh.isEmpty()) {
            lastRequest = fresh.getFirst().number();
            all.addAll(0, fresh);
            if (all.size() > REQUESTS_SHOWN) {
                all.remove(REQUESTS_SHOWN, all.size());
            }
        }
    }

    public void clear() {
        all.clear();
    }

    /** Writes the shown requests as a table. */
    public void exportCsv(Path file) {
        List<AccessRecord> records = List.copyOf(shown);
        write(file, records.size(), () -> RequestExport.csv(records));
    }

    /** Writes the shown requests as an HTTP Archive. */
    public void exportHar(Path file) {
        List<AccessRecord> records = List.copyOf(shown);
        String base = origin.isRunning() ? origin.baseUrl() : "http://127.0.0.1";
        write(file, records.size(), () -> RequestExport.har(records, base));
    }

    private void write(Path file, int count, Background.Work<String> text) {
        background.submit(
                () -> Files.writeString(file, text.run(), StandardCharsets.UTF_8),
                written -> exported.set(Words.count(count, "request") + " written to " + file + "."),
                failed -> exported.set("The requests could not be written. " + Failures.told(file, failed)));
    }

    /** Requests that fit the filter, the latest first. */
    public ObservableList<AccessRecord> shown() {
        return shown;
    }

    /** Words that a request must hold. */
    public StringProperty filter() {
        return filter;
    }

    public BooleanProperty paused() {
        return paused;
    }

    public ReadOnlyStringProperty totals() {
        return totals.getReadOnlyProperty();
    }

    /** What came of the last export, one sentence. */
    public ReadOnlyStringProperty exported() {
        return exported.getReadOnlyProperty();
    }
}
