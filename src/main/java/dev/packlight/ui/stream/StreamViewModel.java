package dev.packlight.ui.stream;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.codec.Carriage;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.UnservableException;
import dev.packlight.origin.AssetUrls;
import dev.packlight.origin.Endpoint;
import dev.packlight.origin.Origin;
import dev.packlight.ui.common.Background;
import dev.packlight.ui.common.Served;
import java.io.IOException;
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

    private final StreamPort port;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper exposure = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ObservableList<FormatRow> formats = FXCollections.observableArrayList();
    private final RequestsViewModel requests;
    private final ObservableList<TrackRow> tracks = FXCollections.observableArrayList();
    private final BooleanProperty legacyAc3 = new SimpleBooleanProperty();
    private final FiltersViewModel filters;
    private volatile Endpoint endpoint;

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
        this.requests = new RequestsViewModel(port.served().origin(), port.background());
        this.endpoint = Endpoint.remembered(port.memory()::of);
        this.filters = new FiltersViewModel(port, this::refresh);
        legacyAc3.set(port.policy().get().legacyAc3());
        legacyAc3.subscribe(allowed -> {
            if (allowed != port.policy().get().legacyAc3()) {
                port.usePolicy().accept(port.policy().get().withLegacyAc3(allowed));
                refresh();
            }
        });
        port.selection().asset().subscribe(asset -> refresh());
        showState();
    }

    /** Starts or stops the origin. */
    public void toggle() {
        boolean start = !port.served().origin().isRunning();
        act(() -> {
            if (start) {
                start(Origin.PortChoice.OR_NEXT_FREE);
            } else {
                endpoint = endpoint();
                port.served().origin().stop();
            }
            return "";
        });
    }

    /** Listens elsewhere from now on, and at the next start; where that cannot be, as before. */
    public void listen(Endpoint chosen) {
        Endpoint before = endpoint;
        boolean on = port.served().origin().isRunning();
        act(() -> {
            port.served().origin().stop();
            endpoint = chosen;
            try {
                start(Origin.PortChoice.EXACTLY);
            } catch (IOException e) {
                endpoint = before;
                if (on) {
                    start(Origin.PortChoice.OR_NEXT_FREE);
                }
                return e.getMessage() + " The origin stays where it was.";
            }
            chosen.keep(port.memory()::keep);
            return "The origin listens on " + port.served().origin().baseUrl() + ", now and at the next start.";
        });
    }

    private void start(Origin.PortChoice choice) throws IOException {
        port.served().origin().start(endpoint.bind(), endpoint.port(), choice);
    }

    private void act(Background.Work<String> work) {
        port.background()
                .submit(
                        work,
                        said -> {
                            notice.set(said);
                            showState();
                        },
                        failed -> {
                            notice.set("The origin cannot be started: " + failed.getMessage());
                            showState();
                        });
    }

    /** Where the origin listens, or would if it ran. */
    public Endpoint endpoint() {
        return port.served().origin().isRunning()
                ? new Endpoint(
                        port.served().origin().address().getAddress(),
                        port.served().origin().address().getPort())
                : endpoint;
    }

    /** Takes over what the origin is doing. */
    public void showState() {
        boolean running = port.served().origin().isRunning();
        on.set(running);
        address.set(
                running
                        ? port.served().origin().address().getAddress().getHostAddress() + ":"
                                + port.served().origin().address().getPort()
                                + (port.served().origin().exposure().isEmpty() ? " · this computer only" : "")
                        : "stopped");
        exposure.set(running ? port.served().origin().exposure().orElse("") : "");
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
                                    port.served()
                                            .publications()
                                            .find(asset.locator())
                                            .presentation(),
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

    public BooleanProperty on() {
        return on;
    }

    public ReadOnlyStringProperty address() {
        return address.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Who else reaches the origin, one sentence; empty where it is this computer alone. */
    public ReadOnlyStringProperty exposure() {
        return exposure.getReadOnlyProperty();
    }

    /** What came of the last start or change of address, one sentence; may be empty. */
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    public RequestsViewModel requests() {
        return requests;
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
}
