package dev.packlight.checks;

import dev.packlight.codec.Codecs;
import dev.packlight.codec.StreamInfo;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Names and facts of rungs that several checks need. */
final class Rungs {

    static final Outcome NO_VIDEO = new Outcome.NotApplicable("there is no video");
    static final Outcome ONE_RUNG = new Outcome.NotApplicable("there is one rung only");

    private Rungs() {}

    /** Video tracks that hold samples. */
    static List<AssetTrack> video(Asset asset) {
        return asset.tracks(TrackKind.VIDEO).stream()
                .filter(t -> t.track().samples().count() > 0)
                .toList();
    }

    /** Judges every rung by itself. */
    static Outcome each(Asset asset, Cancel cancel, Function<AssetTrack, Optional<Finding>> rule) {
        List<AssetTrack> rungs = video(asset);
        if (rungs.isEmpty()) {
            return NO_VIDEO;
        }
        return Outcome.of(rungs.stream()
                .peek(rung -> cancel.orGoOn())
                .flatMap(rung -> rule.apply(rung).stream())
                .toList());
    }

    /** Judges every rung beside the top one. */
    static Outcome againstTop(Asset asset, Cancel cancel, BiFunction<AssetTrack, AssetTrack, Optional<Finding>> rule) {
        List<AssetTrack> rungs = video(asset);
        return rungs.size() < 2 ? ONE_RUNG : each(asset, cancel, rung -> rule.apply(rung, rungs.getLast()));
    }

    /** Whether a value differs from another by no more than a share of it. */
    static boolean alike(double value, double other, double tolerance) {
        return !(Math.abs(value / other - 1) > tolerance);
    }

    static String name(AssetTrack track) {
        return track.track().kind() == TrackKind.VIDEO
                ? track.track().description().widthPixels() + "x"
                        + track.track().description().heightPixels() + " ("
                        + track.file().fileName() + ")"
                : track.file().fileName() + " track " + track.track().id();
    }

    /** When a picture of {@code track} is shown, by its composition time. */
    static long presentationTicks(Track track, long compositionTicks) {
        return track.timescale()
                .rescale(track.edit().presentationTicks(compositionTicks), Timescale.PRESENTATION, Rounding.NEAREST);
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
