package dev.packlight.checks;

import dev.packlight.checks.Measure.Ratio;
import dev.packlight.checks.Measure.Text;
import dev.packlight.codec.StreamInfo;
import dev.packlight.media.AssetTrack;
import java.util.Optional;

/** Rungs of one ladder have one picture shape. */
final class SameShapeCheck implements Check<Subject.Stored> {

    private static final double TOLERANCE = 0.02;
    private static final Rule RULE = Rule.of(
            "same-shape",
            Severity.SHOULD,
            "Picture shapes differ",
            "one aspect ratio",
            "Apple HLS 1.33",
            "Scale all rungs to the same aspect ratio.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        return Rungs.againstTop(subject.asset(), cancel, SameShapeCheck::finding);
    }

    private static Optional<Finding> finding(AssetTrack rung, AssetTrack top) {
        Ratio own = shape(rung);
        Ratio wanted = shape(top);
        if (Rungs.alike(own.value(), wanted.value(), TOLERANCE)) {
            return Optional.empty();
        }
        Statement measured = Statement.of("{shape} against {top} of {rung}")
                .with("shape", own)
                .with("top", wanted)
                .with("rung", new Text(Rungs.name(top)));
        return Optional.of(Finding.of(RULE, Where.InTrack.of(rung), measured)
                .expecting(RULE.expected().with("shape", wanted)));
    }

    private static Ratio shape(AssetTrack rung) {
        return Rungs.info(rung)
                .map(info -> (StreamInfo.Video) info)
                .map(v -> new Ratio(
                        (long) v.widthPixels() * v.sampleAspect().width(),
                        (long) v.sampleAspect().height() * v.heightPixels()))
                .orElseGet(() -> new Ratio(
                        rung.track().description().widthPixels(),
                        rung.track().description().heightPixels()));
    }
}
