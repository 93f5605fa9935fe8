package dev.packlight.checks;

import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Rounding;
import dev.packlight.media.SyncEvidence;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import java.util.List;
import java.util.OptionalLong;

/** Every sync sample that a file claims is a picture with which decoding can begin. */
final class KeyFrameClaimCheck implements Check {

    @Override
    public List<Finding> run(Asset asset) {
        return Rungs.video(asset).stream()
                .filter(rung -> evidence(rung).refuted() > 0)
                .map(KeyFrameClaimCheck::finding)
                .toList();
    }

    private static SyncEvidence evidence(AssetTrack rung) {
        return rung.track().samples().evidence();
    }

    private static Finding finding(AssetTrack rung) {
        SyncEvidence evidence = evidence(rung);
        Track track = rung.track();
        long at = track.timescale()
                .rescale(
                        track.edit().presentationTicks(evidence.firstRefutedTicks()),
                        Timescale.PRESENTATION,
                        Rounding.NEAREST);
        return new Finding(
                "key-frame-claims",
                Severity.MUST,
                "Pictures marked as key frames are none",
                Rungs.name(rung) + " track " + track.id(),
                evidence.refuted() + " of " + evidence.examined()
                        + " marked pictures are not coded as key frames, the first at "
                        + Timescale.PRESENTATION.seconds(at, 3) + " s",
                "only pictures with which decoding can begin",
                "ISO/IEC 14496-12 §8.6.2; ISO/IEC 14496-15 §5.4.3",
                "Mux the file again with a tool that reads the pictures, ffmpeg -c copy for example; it is delivered by its true key frames.",
                OptionalLong.of(at));
    }
}
