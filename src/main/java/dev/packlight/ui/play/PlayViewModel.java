package dev.packlight.ui.play;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.delivery.UnservableException;
import dev.packlight.media.Ticks;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerEngine;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.Resumption;
import dev.packlight.ui.common.Served;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the Play place knows: the source, the engine, and its latest state. */
public final class PlayViewModel {

    /** How far a key or a button goes. */
    public static final long STEP_TICKS = 5 * Ticks.PER_SECOND;

    private final PlayPort port;
    private final ObservableList<PlayChoice> choices = FXCollections.observableArrayList();
    private final ObjectProperty<PlayChoice> choice = new SimpleObjectProperty<>();
    private final ObjectProperty<PlayerEngine> engine = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<PlayerState> state = new ReadOnlyObjectWrapper<>(PlayerState.IDLE);
    private final Notice notice = new Notice();
    private final RungLock rung = new RungLock(engine::get, state::get);
    private final Position position = new Position(engine::get, state::get);
    private final Pace pace = new Pace(engine::get);
    private final ObservableList<String> loadedFilters = FXCollections.observableArrayList();
    private final ClipMarks clip = new ClipMarks();
    private final OpenedAddress opened;
    private @Nullable LibraryAsset loaded;
    private Resumption begun = Resumption.BEGINNING;
    private boolean playing = true;

    public PlayViewModel(PlayPort port, PlayerEngine first) {
        this.port = port;
        this.opened = new OpenedAddress(port.selection());
        engine.set(first);
        port.served().formats().stream().filter(Served::isPlayed).forEach(format -> choices.add(PlayChoice.of(format)));
        choices.add(new PlayChoice(Optional.empty()));
        choice.set(PlayChoice.of(port.served().preferred()));
    }

    /** Plays what lies at an address, be it ours or another's, until another asset or a format is chosen. */
    public void open(PlaySource.Address address) {
        loaded = opened.set(address);
        load();
    }

    /** What was opened instead of the asset. */
    OpenedAddress opened() {
        return opened;
    }

    /** Plays the selected asset in the chosen format from its beginning. */
    public void load() {
        rung.forget();
        load(Resumption.BEGINNING);
    }

    /** Loads again what was playing, in the chosen format and engine, where it was. */
    public void resume() {
        load(resumption());
    }

    private Resumption resumption() {
        boolean stands = Resumption.hasPosition(state.get().status());
        return new Resumption(stands ? state.get().positionTicks() : begun.ticks(), playing, rung.wanted());
    }

    private void load(Resumption where) {
        if (isOtherAsset()) {
            opened.clear();
        }
        if (opened.get().isPresent()) {
            begin(where, List.of()).load(opened.get().get(), where);
            return;
        }
        LibraryAsset asset = port.selection().asset().get();
        if (asset == null) {
            notice.set("Select an asset in the Library to play it.");
            return;
        }
        loaded = asset;
        PlayChoice wanted = choice.get();
        List<String> filters = List.copyOf(port.selection().urlFilters());
        PlayerEngine player = begin(where, filters);
        port.background()
                .submit(
                        () -> new PlaySources(port).source(asset, wanted, filters),
                        found -> {
                            if (opened.get().isEmpty()
                                    && loaded == asset
                                    && choice.get().equals(wanted)
                                    && engine.get() == player) {
                                player.load(found, where);
                            }
                        },
                        failed -> notice.set(
                                failed instanceof UnservableException e
                                        ? e.getMessage() + " " + e.advice()
                                        : String.valueOf(failed.getMessage())));
    }

    /** The engine, emptied for what comes. */
    private PlayerEngine begin(Resumption where, List<String> filters) {
        begun = where;
        playing = where.playing();
        notice.set("");
        loadedFilters.setAll(filters);
        PlayerEngine player = engine.get();
        player.close();
        state.set(PlayerState.IDLE);
        pace.applyTo(player);
        return player;
    }

    /** Whether another asset is selected than the one that was loaded, or other filters. */
    public boolean isStale() {
        return isOtherAsset()
                || loaded != null
                        && opened.get().isEmpty()
                        && !loadedFilters.equals(List.copyOf(port.selection().urlFilters()));
    }

    /** Whether another asset is selected than the one that was loaded. */
    public boolean isOtherAsset() {
        return port.selection().asset().get() != null
                && !port.selection().asset().get().equals(loaded);
    }

    /** Changes the engine; what was playing goes on in the new one. */
    public void use(PlayerEngine next) {
        if (engine.get() != next) {
            Resumption where = resumption();
            engine.get().close();
            engine.set(next);
            load(where);
        }
    }

    /** Takes over the engine's state; called many times a second. */
    public void poll() {
        PlayerState now = engine.get().state();
        state.set(now);
        playing &= now.status() != Status.ENDED;
        notice.follow(now);
    }

    /** Says something that stays for a while. */
    public void say(String sentence) {
        notice.say(sentence);
    }

    public void toggle() {
        Status status = state.get().status();
        if (status == Status.FAILED || status == Status.IDLE) {
            playing = true;
            resume();
        } else if (playing) {
            pause();
        } else {
            play();
        }
    }

    private void play() {
        playing = true;
        engine.get().play();
    }

    public void pause() {
        playing = false;
        engine.get().pause();
    }

    /** Whether it plays, or would if it could. */
    public boolean isPlaying() {
        return playing;
    }

    /** Where the film goes on. */
    Position position() {
        return position;
    }

    /** Shows the next picture, or the one before where negative. */
    public void frames(int pictures) {
        playing = false;
        engine.get().step(pictures);
    }

    /** Plays, and plays faster where it does already. */
    public void faster() {
        if (isPlaying()) {
            pace.faster();
        } else {
            play();
        }
    }

    /** Speed and sound. */
    Pace pace() {
        return pace;
    }

    /** Keeps what lies between the marks as a filter of the asset. */
    public void saveClip() {
        LibraryAsset asset = port.selection().asset().get();
        say(asset == null ? "Select an asset in the Library first." : clip.save(port.filters(), asset));
    }

    /** The ends of a clip. */
    ClipMarks clip() {
        return clip;
    }

    /** The rung that it keeps to. */
    RungLock rung() {
        return rung;
    }

    /** Names of the filters that what is loaded was asked with. */
    public ObservableList<String> filters() {
        return loadedFilters;
    }

    /** Name of the asset that is loaded; empty where none is. */
    public String assetName() {
        return loaded == null ? "" : loaded.name();
    }

    PlayPort port() {
        return port;
    }

    public ObservableList<PlayChoice> choices() {
        return choices;
    }

    public ObjectProperty<PlayChoice> choice() {
        return choice;
    }

    public ObjectProperty<PlayerEngine> engine() {
        return engine;
    }

    public ReadOnlyObjectProperty<PlayerState> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty message() {
        return notice.text();
    }
}
