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
 * @param judgements what each rule gave, in the order of the rules
 */
public record AssetReport(
        Asset asset,
        List<TrackReport> tracks,
        Optional<KeyFrameAlignment.Mismatch> mismatch,
        List<Judgement> judgements) {

    public AssetReport {
        tracks = List.copyOf(tracks);
        judgements = List.copyOf(judgements);
    }

    public static AssetReport of(Asset asset, Rulebook rules, Cancel cancel) {
        return new AssetReport(
                asset,
                asset.tracks().stream().map(TrackReport::of).toList(),
                KeyFrameAlignment.firstMismatch(asset, cancel),
                rules.judge(new Subject.Stored(asset), cancel));
    }

    /** What was found, the gravest first. */
    public List<Finding> findings() {
        return Judgement.findings(judgements);
    }

    public List<TrackReport> tracks(TrackKind kind) {
        return tracks.stream().filter(t -> t.chosen().track().kind() == kind).toList();
    }

    public List<MediaFile> files() {
        return asset.files();
    }

    public Verdict verdict() {
        return Verdict.of(findings());
    }
}
