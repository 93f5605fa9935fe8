package dev.packlight.ui.play;

import dev.packlight.catalog.FileSource;
import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.media.Ticks;
import dev.packlight.origin.AssetUrls;
import dev.packlight.player.Caption;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerEngine;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.Statistics;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.Resumption;
import dev.packlight.player.SessionLog;
import dev.packlight.player.TrackChoice;
import dev.packlight.player.load.StreamProbe;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.media.Media;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's player through JavaFX Media: a second opinion on HLS and plain MP4. What it cannot play is said in
 * words before it is tried. Lives on the FX thread.
 */
final class SystemPlayer implements PlayerEngine {

    private static final long PATIENCE_NANOS = 8_000_000_000L;
    /** The only streams that JavaFX Media knows. */
    private static final Set<String> PLAYED = Set.of(MediaTypes.HLS_PLAYLIST);

    private static final Logger LOG = LoggerFactory.getLogger(SystemPlayer.class);

    private final List<ListingReader> readers;

    private final MediaView view = new MediaView();
    private @Nullable MediaPlayer player;
    private String message = "";
    private SessionLog log = new SessionLog();
    private boolean failed;
    private boolean loading;
    private boolean wantsPlay = true;
    private Resumption start = Resumption.BEGINNING;
    private int looks;
    private double volume = 1;
    private double speed = 1;
    private long loadedNanos;

    /** @param readers of the protocols that are known, by which it says what it does not play */
    SystemPlayer(List<ListingReader> readers) {
        this.readers = readers;
    }

    MediaView view() {
        return view;
    }

    @Override
    public void load(PlaySource source, Resumption where) {
        close();
        message = "";
        failed = false;
        start = where;
        wantsPlay = where.playing();
        log = new SessionLog();
        loadedNanos = System.nanoTime();
        String address =
                switch (source) {
                    case PlaySource.Address a -> a.uri().toString();
                    case PlaySource.Stored s ->
                        s.bytes() instanceof FileSource file
                                ? file.path().toUri().toString()
                                : "";
                };
        Optional<ListingReader> stranger = readers.stream()
                .filter(reader -> reader.ownsAddress(address) && !PLAYED.contains(reader.mediaType()))
                .findFirst();
        if (stranger.isPresent()) {
            fail(SystemMedia.notPlayed(stranger.get().protocol()));
        } else if (address.startsWith("http")) {
            loading = true;
            whenLookedAt(AssetUrls.escaped(address));
        } else {
            start(address);
        }
    }

    /** Looks into the stream away from the toolkit's thread, then starts it, or says why not. */
    private void whenLookedAt(String address) {
        int mine = ++looks;
        Thread.startVirtualThread(() -> {
            try {
                Optional<String> refusal = refusal(URI.create(address));
                Platform.runLater(() -> {
                    if (mine == looks) {
                        loading = false;
                        refusal.ifPresentOrElse(this::fail, () -> start(address));
                    }
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * Why the platform's player cannot play the stream, known from its playlists; empty where nothing speaks against
     * it.
     */
    Optional<String> refusal(URI address) throws InterruptedException {
        return new StreamProbe(readers).look(address).flatMap(SystemMedia.ofThisMachine()::refusal);
    }

    private void start(String address) {
        try {
            MediaPlayer made = new MediaPlayer(new Media(address));
            player = made;
            made.setVolume(volume);
            made.setOnError(() -> fail(words(made.getError())));
            made.setOnHalted(() -> fail("The system player stopped: "
                    + (made.getError() == null
                            ? "it needs a sound device, and there is none"
                            : words(made.getError()))));
            view.setMediaPlayer(made);
            made.setRate(speed);
            made.setMute(speed != 1);
            made.setOnReady(() -> made.seek(Duration.millis(Ticks.milliseconds(start.ticks()))));
            if (wantsPlay) {
                made.play();
            }
        } catch (RuntimeException e) {
            LOG.warn("the system player refuses {}", address, e);
            fail(words(e));
        }
    }

    private static String words(Exception e) {
        return "The system player cannot play this: "
                + (e == null || e.getMessage() == null ? "no reason given" : e.getMessage())
                + ". The Packlight player may.";
    }

    @Override
    public SessionLog log() {
        return log;
    }

    private void fail(String sentence) {
        failed = true;
        message = sentence;
    }

    @Override
    public void play() {
        wantsPlay = true;
        if (player != null) {
            player.play();
        }
    }

    @Override
    public void pause() {
        wantsPlay = false;
        if (player != null) {
            player.pause();
        }
    }

    @Override
    public void seek(long ticks) {
        if (player != null) {
            player.seek(Duration.millis(Ticks.milliseconds(ticks)));
        }
    }

    @Override
    public void step(int pictures) {
        message = "The system player does not go by pictures; the Packlight player does.";
        pause();
    }

    @Override
    public void speed(double factor) {
        speed = factor;
        if (player != null) {
            player.setRate(factor);
            player.setMute(factor != 1);
        }
    }

    @Override
    public void volume(double level) {
        volume = level;
        if (player != null) {
            player.setVolume(level);
        }
    }

    @Override
    public void lock(OptionalInt rung) {
        if (rung.isPresent()) {
            message = "The system player chooses its rung itself.";
        }
    }

    @Override
    public void sound(int track) {
        message = "The system player chooses the sound itself.";
    }

    @Override
    public void text(OptionalInt track) {
        message = "The system player shows no subtitles here.";
    }

    @Override
    public TrackChoice tracks() {
        return TrackChoice.NONE;
    }

    @Override
    public List<Caption> captions() {
        return List.of();
    }

    @Override
    public boolean plays(String mediaType) {
        return PLAYED.contains(mediaType);
    }

    @Override
    public PlayerState state() {
        if (player == null || failed) {
            return new PlayerState(
                    failed ? Status.FAILED : loading ? Status.LOADING : Status.IDLE,
                    message,
                    0,
                    0,
                    0,
                    List.of(),
                    OptionalInt.empty(),
                    0,
                    Statistics.NONE);
        }
        Status status =
                switch (player.getStatus()) {
                    case PLAYING -> Status.PLAYING;
                    case PAUSED, STOPPED, READY -> Status.PAUSED;
                    case STALLED -> Status.BUFFERING;
                    case HALTED, DISPOSED -> Status.FAILED;
                    case UNKNOWN -> Status.LOADING;
                };
        if (status == Status.LOADING && System.nanoTime() - loadedNanos > PATIENCE_NANOS) {
            message =
                    "The system player has not begun after 8 s; it may wait for something it never gets. The Packlight player may play this.";
        }
        long duration = ticks(player.getTotalDuration());
        long position = ticks(player.getCurrentTime());
        long buffered = Math.max(0, ticks(player.getBufferProgressTime()) - position);
        return new PlayerState(
                status, message, position, duration, buffered, List.of(), OptionalInt.empty(), 0, Statistics.NONE);
    }

    private static long ticks(Duration duration) {
        return duration == null || duration.isUnknown() || duration.isIndefinite()
                ? 0
                : Ticks.ofSeconds(duration.toSeconds());
    }

    @Override
    public void close() {
        looks++;
        loading = false;
        if (player != null) {
            player.dispose();
            player = null;
            view.setMediaPlayer(null);
        }
    }
}
