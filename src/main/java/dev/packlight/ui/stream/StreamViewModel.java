package dev.packlight.ui.stream;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.codec.Carriage;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.UnservableException;
import dev.packlight.origin.AccessLog;
import dev.packlight.origin.AccessRecord;
import dev.packlight.origin.AssetUrls;
import dev.packlight.origin.Origin;
import dev.packlight.ui.common.Served;
import dev.packlight.ui.common.Words;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the Stream place knows. */
public final class StreamViewModel {

    private static final int REQUESTS_SHOWN = 2000;

    private final StreamPort port;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper totals = new ReadOnlyStringWrapper("");
    private final ObservableList<FormatRow> formats = FXCollections.observableArrayList();
    private final ObservableList<AccessRecord> requests = FXCollections.observableArrayList();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final ObservableList<TrackRow> tracks = FXCollections.observableArrayList();
    private final BooleanProperty legacyAc3 = new SimpleBooleanProperty();
    private final FiltersViewModel filters;
    private long lastRequest;

    /**
     * One format of the selected asset.
     *
     * @param playable whether the Play place plays it
     */
    public record FormatRow(PackagingFormat format, String url, boolean playable) {

        public String name() {
            return format.displayName();
        }

        public String curl() {
            return "curl -sS --compressed '" + url.replace("'", "'\\''") + "'";
        }
    }

    public StreamViewModel(StreamPort port) {
        this.port = port;
        this.filters = new FiltersViewModel(port, this::refresh);
        legacyAc3.set(port.library().policy().legacyAc3());
        legacyAc3.subscribe(allowed -> {
            if (allowed != port.library().policy().legacyAc3()) {
                port.library().policy(port.library().policy().withLegacyAc3(allowed));
                refresh();
            }
        });
        port.selection().asset().subscribe(asset -> refresh());
        showState();
    }

    /** Starts or stops the origin. */
    public void toggle() {
        boolean start = !port.served().origin().isRunning();
        port.background()
                .submit(
                        () -> {
                            if (start) {
                                port.served()
                                        .origin()
                                        .start(
                                                InetAddress.getLoopbackAddress(),
                                                Origin.DEFAULT_PORT,
                                                Origin.PortChoice.OR_NEXT_FREE);
                            } else {
                                port.served().origin().stop();
                            }
                            return start;
                        },
                        done -> showState(),
                        failed -> {
                            problem.set("The origin cannot be started: " + failed.getMessage());
                            showState();
                        });
    }

    /** Takes over what the origin is doing. */
    public void showState() {
        boolean running = port.served().origin().isRunning();
        on.set(running);
        address.set(
                running
                        ? port.served().origin().address().getAddress().getHostAddress() + ":"
                                + port.served().origin().address().getPort() + " · "
                                + port.served().origin().exposure().orElse("this computer only")
                        : "stopped");
        refresh();
    }

    private void refresh() {
        LibraryAsset asset = port.selection().asset().get();
        if (asset == null) {
            formats.clear();
            tracks.clear();
            problem.set("Select an asset in the Library to see its addresses.");
            return;
        }
        List<String> inUrls = List.copyOf(port.selection().urlFilters());
        port.background()
                .submit(
                        () -> {
                            List<TrackRow> found = TrackRow.of(
                                    port.library().publication(asset.locator()).presentation(),
                                    port.served().formats());
                            return Map.entry(port.served().urls(asset), found);
                        },
                        found -> {
                            if (asset.equals(port.selection().asset().get())) {
                                formats.setAll(found.getKey().entrySet().stream()
                                        .map(e -> row(e.getKey(), e.getValue(), inUrls))
                                        .toList());
                                tracks.setAll(found.getValue());
                                problem.set(
                                        found.getKey().isEmpty()
                                                ? "The origin is off; turn it on to get addresses."
                                                : "");
                            }
                        },
                        failed -> {
                            if (asset.equals(port.selection().asset().get())) {
                                formats.clear();
                                tracks.clear();
                                problem.set(
                                        failed instanceof UnservableException e
                                                ? e.getMessage() + " " + e.advice()
                                                : "The asset cannot be served: " + failed.getMessage());
                            }
                        });
    }

    private static FormatRow row(PackagingFormat format, String url, List<String> inUrls) {
        boolean stored = format.carriage() == Carriage.FILE;
        return new FormatRow(format, stored ? url : AssetUrls.filtered(url, inUrls), stored || Served.isPlayed(format));
    }

    /** Takes over new requests; called now and then. */
    public void poll() {
        AccessLog log = port.served().origin().log();
        AccessLog.Totals now = log.totals();
        totals.set(Words.count(now.requests(), "request") + " · " + Words.count(now.errors(), "error") + " · "
                + Words.bytes(now.bytes()));
        if (paused.get()) {
            return;
        }
        List<AccessRecord> fresh = log.since(lastRequest);
        if (!fresh.isEmpty()) {
            lastRequest = fresh.getFirst().number();
            requests.addAll(0, fresh);
            if (requests.size() > REQUESTS_SHOWN) {
                requests.remove(REQUESTS_SHOWN, requests.size());
            }
        }
    }

    public void clear() {
        requests.clear();
    }

    public BooleanProperty on() {
        return on;
    }

    public ReadOnlyStringProperty address() {
        return address.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty totals() {
        return totals.getReadOnlyProperty();
    }

    public ObservableList<FormatRow> formats() {
        return formats;
    }

    /** What of the asset goes into which format. */
    public ObservableList<TrackRow> tracks() {
        return tracks;
    }

    public FiltersViewModel filters() {
        return filters;
    }

    /** The policy switch. */
    public BooleanProperty legacyAc3() {
        return legacyAc3;
    }

    public ObservableList<AccessRecord> requests() {
        return requests;
    }

    public BooleanProperty paused() {
        return paused;
    }
}
