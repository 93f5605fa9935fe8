package dev.packlight.checks;

import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Timescale;
import dev.packlight.segmentation.HiddenPictures;
import dev.packlight.segmentation.TrackTiming;
import java.util.List;
import java.util.OptionalLong;

/** Edit lists begin at key frames. */
final class HiddenStartCheck implements Check {

    @Override
    public List<Finding> run(Asset asset) {
        return Rungs.video(asset).stream()
                .filter(rung -> HiddenPictures.count(rung.track()) > 0)
                .map(HiddenStartCheck::finding)
                .toList();
    }

    private static Finding finding(AssetTrack rung) {
        long hidden = -new TrackTiming(rung.track()).presentation(0);
        return new Finding(
                "edit-starts-at-key-frame",
                Severity.SHOULD,
                "Edit list begins inside a group of pictures",
                Rungs.name(rung),
                HiddenPictures.count(rung.track()) + " pictures, " + Timescale.PRESENTATION.seconds(hidden, 3)
                        + " s, are decoded and not shown",
                "an edit that begins at a key frame",
                "ISO/IEC 14496-12 §8.6.6; Media Source Extensions, coded frame processing",
                "Streams begin at the key frame and show the hidden pictures within an instant. Cut at a key frame, or encode again, to be rid of them.",
                OptionalLong.of(0));
    }
}
