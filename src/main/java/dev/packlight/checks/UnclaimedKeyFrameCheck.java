package dev.packlight.checks;

import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Measure.Time;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.SyncEvidence;
import dev.packlight.media.Track;
import java.util.Optional;

/** Every key frame that was found where claims are in doubt is one that the file claims. */
final class UnclaimedKeyFrameCheck implements Check<Subject.Stored> {

    private static final Rule RULE = Rule.of(
            "key-frames-unclaimed",
            Severity.SHOULD,
            "Key frames are not marked as such",
            "every picture with which decoding can begin",
            "ISO/IEC 14496-12 §8.6.2",
            "Mux the file again with a tool that reads the pictures, ffmpeg -c copy for example; it is delivered by its true key frames.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        return Rungs.each(subject.asset(), cancel, UnclaimedKeyFrameCheck::finding);
    }

    private static Optional<Finding> finding(AssetTrack rung) {
        Track track = rung.track();
        SyncEvidence evidence = track.samples().evidence();
        if (evidence.found() == 0) {
            return Optional.empty();
        }
        long at = Rungs.presentationTicks(track, evidence.firstFoundTicks());
        Statement measured = Statement.of("{found} key frames are not marked, the first at {first}")
                .with("found", new Count(evidence.found(), "pictures"))
                .with("first", Time.of(at));
        Where where = Where.InTrack.of(rung).labelled(Rungs.name(rung) + " track " + track.id());
        return Optional.of(Finding.of(RULE, where, measured).at(at));
    }
}
