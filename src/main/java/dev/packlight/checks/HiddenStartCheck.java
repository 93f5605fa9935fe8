package dev.packlight.checks;

import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Measure.Time;
import dev.packlight.media.AssetTrack;
import dev.packlight.segmentation.HiddenPictures;
import dev.packlight.segmentation.TrackTiming;
import java.util.Optional;

/** Edit lists begin at key frames. */
final class HiddenStartCheck implements Check<Subject.Stored> {

    private static final Rule RULE = Rule.of(
            "edit-starts-at-key-frame",
            Severity.SHOULD,
            "Edit list begins inside a group of pictures",
            "an edit that begins at a key frame",
            "ISO/IEC 14496-12 §8.6.6; Media Source Extensions, coded frame processing",
            "Streams begin at the key frame and show the hidden pictures within an instant."
                    + " Cut at a key frame, or encode again, to be rid of them.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        return Rungs.each(subject.asset(), cancel, HiddenStartCheck::finding);
    }

    private static Optional<Finding> finding(AssetTrack rung) {
        int hidden = HiddenPictures.count(rung.track());
        if (hidden == 0) {
            return Optional.empty();
        }
        Statement measured = Statement.of("{hidden} pictures, {time}, are decoded and not shown")
                .with("hidden", new Count(hidden, "pictures"))
                .with("time", Time.of(-new TrackTiming(rung.track()).presentationTicks(0)));
        return Optional.of(Finding.of(RULE, Where.InTrack.of(rung).samples(0, hidden), measured)
                .at(0));
    }
}
