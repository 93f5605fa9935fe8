package dev.packlight.checks;

import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Measure.Time;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.SyncEvidence;
import dev.packlight.media.Track;
import java.util.Optional;

/** Every sync sample that a file claims is a picture with which decoding can begin. */
final class KeyFrameClaimCheck implements Check<Subject.Stored> {

    private static final Rule RULE = Rule.of(
            "key-frame-claims",
            Severity.MUST,
            "Pictures marked as key frames are none",
            "only pictures with which decoding can begin",
            "ISO/IEC 14496-12 §8.6.2; ISO/IEC 14496-15 §5.4.3",
            "Mux the file again with a tool that reads the pictures, ffmpeg -c copy for example;"
                    + " it is delivered by its true key frames.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        return Rungs.each(subject.asset(), cancel, KeyFrameClaimCheck::finding);
    }

    private static Optional<Finding> finding(AssetTrack rung) {
        Track track = rung.track();
        SyncEvidence evidence = track.samples().evidence();
        if (evidence.refuted() == 0) {
            return Optional.empty();
        }
        long at = Rungs.presentationTicks(track, evidence.firstRefutedTicks());
        Statement measured = Statement.of(
                        "{refuted} of {examined} marked pictures are not coded as key frames, the first at {first}")
                .with("refuted", new Count(evidence.refuted(), "pictures"))
                .with("examined", new Count(evidence.examined(), "pictures"))
                .with("first", Time.of(at));
        Where where = Where.InTrack.of(rung).labelled(Rungs.name(rung) + " track " + track.id());
        return Optional.of(Finding.of(RULE, where, measured).at(at));
    }
}
