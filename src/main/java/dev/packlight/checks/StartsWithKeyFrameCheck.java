package dev.packlight.checks;

import dev.packlight.media.AssetTrack;
import dev.packlight.media.SampleTable;
import java.util.Optional;

/** Every rung begins with a key frame. */
final class StartsWithKeyFrameCheck implements Check<Subject.Stored> {

    private static final Rule RULE = Rule.of(
            "starts-with-key-frame",
            Severity.MUST,
            "Does not start with a key frame",
            "a sync sample first",
            "Apple HLS 7.4",
            "Cut the file at a key frame or encode it again.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        return Rungs.each(subject.asset(), cancel, StartsWithKeyFrameCheck::finding);
    }

    private static Optional<Finding> finding(AssetTrack rung) {
        SampleTable samples = rung.track().samples();
        if (samples.syncCount() > 0 && samples.syncSample(0) == 0) {
            return Optional.empty();
        }
        Where where = Where.InTrack.of(rung).samples(0, 1);
        return Optional.of(Finding.of(RULE, where, Statement.of("the first sample is no sync sample"))
                .at(0));
    }
}
