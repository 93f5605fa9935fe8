package dev.packlight.checks;

import dev.packlight.media.Asset;
import dev.packlight.media.MediaFile;
import dev.packlight.media.TrackKind;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of an asset without decoding it: what the window, the command line and reports show.
 *
 * @param tracks delivered tracks, video first by ascending bit rate
 * @param mismatch first key frame that rungs do not share
 * @param findings what the checks found, the gravest first
 */
public record AssetReport(
        Asset asset, List<TrackReport> tracks, Optional<KeyFrameAlignment.Mismatch> mismatch, List<Finding> findings) {

    public AssetReport {
        tracks = List.copyOf(tracks);
        findings = List.copyOf(findings);
    }

    public static AssetReport of(Asset asset) {
        return new AssetReport(
                asset,
                asset.tracks().stream().map(TrackReport::of).toList(),
                KeyFrameAlignment.firstMismatch(asset),
                Checks.run(asset));
    }

    public List<TrackReport> tracks(TrackKind kind) {
        return tracks.stream().filter(t -> t.chosen().track().kind() == kind).toList();
    }

    public List<MediaFile> files() {
        return asset.files();
    }

    public Verdict verdict() {
        return Verdict.of(findings);
    }
}
