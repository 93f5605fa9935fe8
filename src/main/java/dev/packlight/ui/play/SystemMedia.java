package dev.packlight.ui.play;

import dev.packlight.codec.Codecs;
import dev.packlight.delivery.MediaTypes;
import dev.packlight.delivery.StreamListing.Elsewhere;
import dev.packlight.delivery.StreamListing.Segments;
import dev.packlight.delivery.StreamListing.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.player.load.StreamProbe.Look;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What JavaFX Media plays on a platform.
 *
 * @param stack who reads playlists
 * @param hasSoundDevice whether there is something to hear with
 */
record SystemMedia(Stack stack, boolean hasSoundDevice) {

    /** Where JavaFX's own reader of playlists ends an attribute. */
    private static final Pattern CUT = Pattern.compile("[,=:]");

    /** Who reads playlists. */
    enum Stack {
        /** AVFoundation, on macOS. */
        APPLE,
        /** JavaFX's own reader over GStreamer, elsewhere. */
        JAVAFX
    }

    static SystemMedia ofThisMachine() {
        boolean apple = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        return new SystemMedia(apple ? Stack.APPLE : Stack.JAVAFX, apple || SoundDevice.isThere());
    }

    /** Why it cannot play the stream, one sentence and a way out; empty where nothing is known to speak against it. */
    Optional<String> refusal(Look stream) {
        return Stream.of(protocol(stream), encryption(stream), addresses(stream), soundApart(stream), silence(stream))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> protocol(Look stream) {
        return stream.reader().mediaType().equals(MediaTypes.HLS_PLAYLIST)
                ? Optional.empty()
                : Optional.of(notPlayed(stream.reader().protocol()));
    }

    static String notPlayed(String protocol) {
        return "The system player does not play " + protocol + ". Use the Packlight player, or choose an HLS format.";
    }

    private Optional<String> encryption(Look stream) {
        return stream.segments()
                .flatMap(Segments::encryption)
                .map(method -> "The system player does not decrypt " + method + ". Choose a clear stream.");
    }

    private Optional<String> addresses(Look stream) {
        return stack == Stack.JAVAFX
                        && Stream.concat(sounds(stream), header(stream))
                                .anyMatch(address -> CUT.matcher(address).find())
                ? Optional.of("The system player cuts an address in a tag at its first comma, equals sign or colon, and"
                        + " this stream has such addresses. Use the Packlight player.")
                : Optional.empty();
    }

    private static Stream<String> sounds(Look stream) {
        return hasPicture(stream)
                ? stream.tracks().stream()
                        .filter(track -> track.kind() == TrackKind.AUDIO)
                        .map(Track::media)
                        .filter(Elsewhere.class::isInstance)
                        .map(media -> ((Elsewhere) media).address())
                : Stream.empty();
    }

    private static Stream<String> header(Look stream) {
        return stream.segments().flatMap(Segments::init).stream();
    }

    private Optional<String> soundApart(Look stream) {
        return stack == Stack.JAVAFX
                        && sounds(stream).findAny().isPresent()
                        && header(stream).findAny().isEmpty()
                ? Optional.of("The system player does not play transport streams whose sound is apart from the picture."
                        + " Use HLS TS v3 or HLS CMAF, or the Packlight player.")
                : Optional.empty();
    }

    private Optional<String> silence(Look stream) {
        return !hasSoundDevice && (sounds(stream).findAny().isPresent() || saysSound(stream))
                ? Optional.of("The system player plays sound on a sound device only, and there is none. Use the"
                        + " Packlight player.")
                : Optional.empty();
    }

    private static boolean hasPicture(Look stream) {
        return stream.tracks().stream().anyMatch(track -> track.kind() == TrackKind.VIDEO);
    }

    private static boolean saysSound(Look stream) {
        return stream.tracks().stream()
                .flatMap(track -> Codecs.named(track.codecs()).stream())
                .anyMatch(codec -> codec.kind() == TrackKind.AUDIO);
    }
}
