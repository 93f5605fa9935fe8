package dev.packlight.hls;

import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.packaging.Container;
import dev.packlight.packaging.Container.KeyFrame;
import dev.packlight.packaging.Multiplex;
import dev.packlight.packaging.TextContainer;
import java.util.List;
import java.util.Optional;

/**
 * One form of HLS: a container, and the words of its playlists.
 *
 * @param displayName for people
 * @param token value of {@code format} in addresses
 * @param version {@code EXT-X-VERSION}
 * @param extension put behind segment addresses: the original has none and ignores any, FFmpeg refuses to load segments
 *     without one
 * @param textExtension the same for subtitles
 * @param sound where it goes
 */
record HlsForm(
        String displayName,
        String token,
        int version,
        String extension,
        String textExtension,
        Sound sound,
        Container container) {

    /** The first version with I-frame playlists (RFC 8216 §7). */
    private static final int KEY_FRAMES_VERSION = 4;

    /** Where sound goes beside a picture. */
    enum Sound {
        APART,
        INSIDE
    }

    TextContainer text() {
        return container.text().orElseThrow();
    }

    boolean carries(Rendition rendition) {
        return container.obstacle(rendition).isEmpty();
    }

    /** The sound that has playlists of its own. */
    List<Rendition> separateSound(Presentation presentation) {
        return sound == Sound.INSIDE && presentation.video().stream().anyMatch(this::carries)
                ? List.of()
                : carriedSound(presentation);
    }

    private List<Rendition> carriedSound(Presentation presentation) {
        return presentation.audio().stream().filter(this::carries).toList();
    }

    /** The sound that goes into the picture's segments; empty where sound is apart or there is none. */
    Optional<Rendition> soundInside(Presentation presentation, Optional<String> wanted) throws UnservableException {
        List<Rendition> carried = carriedSound(presentation);
        if (carried.isEmpty() || !separateSound(presentation).isEmpty()) {
            return Optional.empty();
        }
        if (wanted.isEmpty()) {
            return Optional.of(carried.getFirst());
        }
        return Optional.of(carried.stream()
                .filter(r -> r.trackName().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> new UnservableException(
                        Reason.EGRESS_TRACK_NOT_FOUND,
                        "There is no audio track '" + wanted.get() + "'.",
                        "Leave audioTrack out, or name a track of the asset.")));
    }

    UnservableException notCarried(Presentation presentation) {
        return new UnservableException(
                Reason.OUTPUT_FORMAT_NOT_SUPPORTED,
                displayName + " cannot carry the codecs of '"
                        + presentation.asset().name() + "' in this container.",
                "Use another format of this asset; the Stream place lists those that work.");
    }

    /** The key frames that an I-frame playlist lists; none before there were such playlists. */
    List<KeyFrame> keyFrames(Multiplex multiplex) {
        return version < KEY_FRAMES_VERSION ? List.of() : container.keyFrames(multiplex);
    }

    /** Whether every segment can be decoded without another one (RFC 8216 §4.3.5.1). */
    boolean hasIndependentSegments(Presentation presentation) {
        return presentation.video().stream()
                .allMatch(rendition -> container.cut(rendition).isIndependent());
    }

    /** One target duration for all renditions: the longest segment, rounded to the nearest second, at least one. */
    long targetSeconds(Presentation presentation) {
        return presentation.renditions().stream()
                .filter(this::carries)
                .mapToLong(r -> PlaylistText.wholeSeconds(container.cut(r).longestTicks()))
                .reduce(1, Math::max);
    }
}
