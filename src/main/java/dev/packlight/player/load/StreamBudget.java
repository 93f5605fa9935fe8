package dev.packlight.player.load;

import dev.packlight.media.Timescale;
import dev.packlight.player.PlayerException;
import dev.packlight.player.load.StreamManifest.Representation;
import java.util.Comparator;
import java.util.List;

/** What one manifest may ask the player to keep, over all its playlists. */
final class StreamBudget {

    private long segments;

    /** Counts {@code more} segments, before they are kept. */
    void spend(int more) throws PlayerException {
        segments += more;
        if (segments > Limits.SEGMENTS) {
            throw new PlayerException(
                    "The manifest lists more than " + Limits.SEGMENTS + " segments, more than the player keeps.");
        }
    }

    /** The manifest of what was counted. */
    StreamManifest manifest(
            long durationTicks, List<Representation> video, List<Representation> audio, List<Representation> text)
            throws PlayerException {
        if (durationTicks < 0 || durationTicks > Limits.DURATION_TICKS) {
            throw new PlayerException("The manifest says that it lasts "
                    + Timescale.PRESENTATION.seconds(durationTicks, 0) + " seconds.");
        }
        List<Representation> pictures = video.stream()
                .filter(r -> !r.segments().isEmpty())
                .sorted(Comparator.comparingLong(Representation::bandwidthBps))
                .toList();
        List<Representation> sounds =
                audio.stream().filter(r -> !r.segments().isEmpty()).toList();
        if (pictures.isEmpty() && sounds.isEmpty()) {
            throw new PlayerException("The manifest lists no segments.");
        }
        return new StreamManifest(durationTicks, pictures, sounds, text);
    }
}
