package dev.packlight.ui.play;

import dev.packlight.catalog.FileSource;
import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.media.Ticks;
import dev.packlight.player.PlaySource;
import dev.packlight.player.PlayerEngine;
import dev.packlight.player.PlayerState;
import dev.packlight.player.PlayerState.Statistics;
import dev.packlight.player.PlayerState.Status;
import dev.packlight.player.load.EncryptionProbe;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The platform's player through JavaFX Media: a second opinion on HLS and plain MP4. What it cannot play is said in
 * words before it is tried. Lives on the FX thread.
 */
final class SystemPlayer implements PlayerEngine {

    private static final long PATIENCE_NANOS = 8_000_000_000L;
    /** The only streams that JavaFX Media knows. */
    private static final Set<String> PLAYED = Set.of(MediaTypes.HLS_PLAYLIST);

    private final List<ListingReader> readers;

    private final MediaView view = new MediaView();
    private @Nullable MediaPlayer player;
    private String message = "";
    private boolean failed;
    private double volume = 1;
    private long loadedNanos;

    /** @param readers of the protocols that are known, by which it says what it does not play */
    SystemPlayer(List<ListingReader> readers) {
        this.readers = readers;
    }

    MediaView view() {
        return view;
    }

    @Override
    public void load(PlaySource source) {
        close();
        message = "";
        failed = false;
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
            fail("The system player does not play " + stranger.get().protocol()
                    + ". Use the Packlight player, or choose an HLS format.");
            return;
        }
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
            made.play();
            if (address.startsWith("http")) {
                refuseIfEncrypted(made, URI.create(address));
            }
        } catch (MediaException | IllegalArgumentException | UnsupportedOperationException e) {
            fail(words(e));
        }
    }

    private void refuseIfEncrypted(MediaPlayer asked, URI address) {
        Thread.startVirtualThread(() -> {
            try {
                refusal(address)
                        .ifPresent(sentence -> Platform.runLater(() -> {
                            if (player == asked) {
                                fail(sentence);
                            }
                        }));
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
        return new EncryptionProbe(readers)
                .method(address)
                .map(method -> "The system player does not decrypt " + method + ". Choose a clear stream.");
    }

    private static String words(Exception e) {
        return "The system player cannot play this: "
                + (e == null || e.getMessage() == null ? "no reason given" : e.getMessage())
                + ". The Packlight player may.";
    }

    private void fail(String sentence) {
        failed = true;
        message = sentence;
    }

    @Override
    public void play() {
        if (player != null) {
            player.play();
        }
    }

    @Override
    public void pause() {
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
    public PlayerState state() {
        if (player == null || failed) {
            return new PlayerState(
                    failed ? Status.FAILED : Status.IDLE,
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
        if (player != null) {
            player.dispose();
            player = null;
            view.setMediaPlayer(null);
        }
    }
}
