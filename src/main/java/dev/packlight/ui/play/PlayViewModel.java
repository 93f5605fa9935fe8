package dev.packlight.ui.play;

import dev.packlight.catalog.Filters;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.catalog.OpenAsset;
import dev.packlight.codec.Carriage;
import dev.packlight.delivery.AssetFilter;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.UnservableException;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Ticks;
import dev.packlight.media.TrackKind;
import dev.packlight.origin.AssetUrls;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerEngine;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.ui.common.Served;
import dev.packlight.ui.common.Words;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the Play place knows: the source, the engine, and its latest state. */
public final class PlayViewModel {

    /** How far a key or a button goes. */
    public static final long STEP_TICKS = 5 * Ticks.PER_SECOND;

    private final PlayPort port;
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>();
    private final ObjectProperty<PlayerEngine> engine = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<PlayerState> state = new ReadOnlyObjectWrapper<>(PlayerState.IDLE);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper marks = new ReadOnlyStringWrapper("");
    private @Nullable LibraryAsset loaded;
    private OptionalLong inTicks = OptionalLong.empty();
    private OptionalLong outTicks = OptionalLong.empty();

    /**
     * Something that can be played of the asset.
     *
     * @param format empty where the stored file itself is played
     */
    public record Choice(Optional<PackagingFormat> format) {

        static Choice of(PackagingFormat format) {
            return new Choice(Optional.of(format).filter(f -> f.carriage() != Carriage.FILE));
        }

        public String name() {
            return format.map(PackagingFormat::displayName).orElse("Source file");
        }
    }

    public PlayViewModel(PlayPort port, PlayerEngine first) {
        this.port = port;
        engine.set(first);
        port.served().formats().stream().filter(Served::isPlayed).forEach(format -> choices.add(Choice.of(format)));
        choices.add(new Choice(Optional.empty()));
        choice.set(Choice.of(port.served().preferred()));
    }

    /** Plays the selected asset in the chosen format. */
    public void load() {
        LibraryAsset asset = port.selection().asset().get();
        if (asset == null) {
            message.set("Select an asset in the Library to play it.");
            return;
        }
        loaded = asset;
        message.set("");
        Choice wanted = choice.get();
        List<String> filters = List.copyOf(port.selection().urlFilters());
        PlayerEngine player = engine.get();
        player.close();
        port.background()
                .submit(
                        () -> source(asset, wanted, filters),
                        player::load,
                        failed -> message.set(
                                failed instanceof UnservableException e
                                        ? e.getMessage() + " " + e.advice()
                                        : failed.getMessage()));
    }

    private PlaySource source(LibraryAsset asset, Choice wanted, List<String> filters) throws Exception {
        if (wanted.format().isEmpty()) {
            OpenAsset open = port.reader().read(asset);
            List<AssetTrack> video = open.asset().tracks(TrackKind.VIDEO);
            AssetTrack best = video.isEmpty() ? open.asset().tracks().getFirst() : video.getLast();
            return new PlaySource.Stored(
                    Objects.requireNonNull(open.sources().get(best.file())),
                    best.file().fileName());
        }
        String url = Optional.ofNullable(
                        port.served().urls(asset).get(wanted.format().get()))
                .orElseThrow(() -> new IllegalStateException(
                        port.served().isRunning()
                                ? "This format cannot carry the asset."
                                : "The origin is off. Turn it on in the Stream place."));
        return new PlaySource.Address(URI.create(AssetUrls.filtered(url, filters)), wanted.name());
    }

    /** Whether another asset is selected than the one that was loaded. */
    public boolean isStale() {
        return port.selection().asset().get() != null
                && !port.selection().asset().get().equals(loaded);
    }

    /** Changes the engine; what was playing goes on in the new one. */
    public void use(PlayerEngine next) {
        if (engine.get() != next) {
            engine.get().close();
            engine.set(next);
            load();
        }
    }

    /** Takes over the engine's state; called many times a second. */
    public void poll() {
        PlayerState now = engine.get().state();
        state.set(now);
        if (now.status() == Status.PLAYING || now.status() == Status.PAUSED || now.status() == Status.ENDED) {
            message.set("");
        } else if (!now.message().isEmpty()) {
            message.set(now.message());
        }
    }

    public void toggle() {
        if (state.get().status() == Status.PLAYING || state.get().status() == Status.BUFFERING) {
            engine.get().pause();
        } else if (state.get().status() == Status.IDLE || state.get().status() == Status.FAILED) {
            load();
        } else {
            engine.get().play();
        }
    }

    /** Goes on so much later, or earlier. */
    public void step(long ticks) {
        engine.get().seek(Math.max(0, state.get().positionTicks() + ticks));
    }

    /** The clip begins here. */
    public void markIn() {
        inTicks = OptionalLong.of(state.get().positionTicks());
        showMarks();
    }

    /** The clip ends here. */
    public void markOut() {
        outTicks = OptionalLong.of(state.get().positionTicks());
        showMarks();
    }

    private void showMarks() {
        marks.set((inTicks.isEmpty() ? "" : "In " + Words.position(inTicks.getAsLong()))
                + (outTicks.isEmpty() ? "" : "  Out " + Words.position(outTicks.getAsLong())));
    }

    /** Keeps what lies between the marks as a filter of the asset. */
    public void saveClip() {
        LibraryAsset asset = port.selection().asset().get();
        if (asset == null || inTicks.isEmpty() && outTicks.isEmpty()) {
            message.set("Set the ends of the clip first: I begins it, O ends it.");
            return;
        }
        if (outTicks.isPresent() && outTicks.getAsLong() <= inTicks.orElse(0)) {
            message.set("The clip ends before it begins; set its ends again.");
            return;
        }
        Filters filters = port.filters();
        List<String> taken = filters.of(Optional.of(asset.key())).stream()
                .map(AssetFilter::name)
                .toList();
        int number = 1;
        while (taken.contains("clip-" + number)) {
            number++;
        }
        filters.save(
                Optional.of(asset.key()),
                new AssetFilter("clip-" + number, inTicks, outTicks, OptionalLong.empty(), List.of()));
        marks.set("Saved as filter clip-" + number);
        inTicks = OptionalLong.empty();
        outTicks = OptionalLong.empty();
    }

    /** The marks in words. */
    public ReadOnlyStringProperty marks() {
        return marks.getReadOnlyProperty();
    }

    public void lock(OptionalInt rung) {
        engine.get().lock(rung);
    }

    public void pause() {
        engine.get().pause();
    }

    public ObservableList<Choice> choices() {
        return choices;
    }

    public ObjectProperty<Choice> choice() {
        return choice;
    }

    public ObjectProperty<PlayerEngine> engine() {
        return engine;
    }

    public ReadOnlyObjectProperty<PlayerState> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }
}
