package dev.packlight.checks;

import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Timescale;
import dev.packlight.media.TrackKind;
import dev.packlight.segmentation.TrackTiming;
import java.util.List;
import java.util.OptionalLong;

/** Sound ends with the picture. */
final class EndsTogetherCheck implements Check {

    private static final long TOLERANCE_TICKS = Timescale.PRESENTATION.ticksPerSecond() / 2;

    @Override
    public List<Finding> run(Asset asset) {
        List<AssetTrack> video = Rungs.video(asset);
        if (video.isEmpty()) {
            return List.of();
        }
        long picture = video.stream().mapToLong(EndsTogetherCheck::end).max().orElseThrow();
        return asset.tracks(TrackKind.AUDIO).stream()
                .filter(t -> t.track().samples().count() > 0)
                .filter(t -> Math.abs(end(t) - picture) >= TOLERANCE_TICKS)
                .map(t -> finding(t, end(t), picture))
                .toList();
    }

    private static long end(AssetTrack track) {
        return new TrackTiming(track.track()).end();
    }

    private static Finding finding(AssetTrack sound, long end, long picture) {
        boolean longer = end > picture;
        return new Finding(
                "ends-together",
                Severity.SHOULD,
                longer ? "Sound goes on behind the picture" : "Sound ends before the picture",
                Rungs.name(sound),
                "sound to " + seconds(end) + " s, picture to " + seconds(picture) + " s",
                "ends at most half a second apart",
                "DASH-IF IOP §3.2.7; Apple HLS 1.18",
                longer
                        ? "It is sent to its end, but for HLS TS v3 and HDS, which carry it inside the picture's segments and end with it. Cut it, or lengthen the picture."
                        : "Browsers may stop where it ends. Lengthen it with silence, or cut the picture.",
                OptionalLong.of(Math.min(end, picture)));
    }

    private static String seconds(long ticks) {
        return Timescale.PRESENTATION.seconds(ticks, 3).toPlainString();
    }
}
