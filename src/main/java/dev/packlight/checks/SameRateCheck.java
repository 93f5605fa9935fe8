package dev.packlight.checks;

import dev.packlight.checks.Measure.PictureRate;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Track;
import java.util.Optional;

/** Rungs of one ladder have one frame rate. */
final class SameRateCheck implements Check<Subject.Stored> {

    private static final double TOLERANCE = 0.005;
    private static final Rule RULE = Rule.of(
            "same-rate",
            Severity.SHOULD,
            "Frame rates differ",
            "one frame rate",
            "Azure Media Services ingest rule 5",
            "Encode all rungs at the source's frame rate.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        return Rungs.againstTop(subject.asset(), cancel, SameRateCheck::finding);
    }

    private static Optional<Finding> finding(AssetTrack rung, AssetTrack top) {
        PictureRate own = rate(rung);
        PictureRate wanted = rate(top);
        if (Rungs.alike(own.perSecond(), wanted.perSecond(), TOLERANCE)) {
            return Optional.empty();
        }
        Statement measured = Statement.of("{rate} against {top} frames a second")
                .with("rate", own)
                .with("top", wanted);
        return Optional.of(Finding.of(RULE, Where.InTrack.of(rung), measured)
                .expecting(RULE.expected().with("rate", wanted)));
    }

    private static PictureRate rate(AssetTrack rung) {
        Track track = rung.track();
        return new PictureRate(track.samples().count(), track.mediaDurationTicks(), track.timescale());
    }
}
