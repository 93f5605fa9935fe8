package dev.packlight.checks;

import dev.packlight.codec.Codecs;
import dev.packlight.codec.StreamInfo;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TrackKind;
import java.util.List;
import java.util.Optional;

/** Names and facts of rungs that several checks need. */
final class Rungs {

    private Rungs() {}

    /** Video tracks that hold samples. */
    static List<AssetTrack> video(Asset asset) {
        return asset.tracks(TrackKind.VIDEO).stream()
                .filter(t -> t.track().samples().count() > 0)
                .toList();
    }

    static String name(AssetTrack track) {
        return track.track().kind() == TrackKind.VIDEO
                ? track.track().description().widthPixels() + "x"
                        + track.track().description().heightPixels() + " ("
                        + track.file().fileName() + ")"
                : track.file().fileName() + " track " + track.track().id();
    }

    static Optional<StreamInfo> info(AssetTrack track) {
        return Codecs.of(track.track().description()).flatMap(codec -> {
            try {
                return Optional.of(codec.describe(track.track().description()));
            } catch (MediaFormatException e) {
                return Optional.empty();
            }
        });
    }
}
