package dev.packlight.checks;

import dev.packlight.checks.Measure.Text;
import dev.packlight.media.AssetTrack;
import java.util.Optional;

/** Pictures have sizes that codecs like. */
final class EvenSizeCheck implements Check<Subject.Stored> {

    private static final Rule RULE = Rule.of(
            "even-size",
            Severity.SHOULD,
            "Odd picture size",
            "even width and height",
            "Azure Media Services ingest rule 5",
            "Scale to even sizes.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        return Rungs.each(subject.asset(), cancel, EvenSizeCheck::finding);
    }

    private static Optional<Finding> finding(AssetTrack rung) {
        int width = rung.track().description().widthPixels();
        int height = rung.track().description().heightPixels();
        if (width % 2 == 0 && height % 2 == 0) {
            return Optional.empty();
        }
        Statement measured = Statement.of("{size} ({file})")
                .with("size", new Measure.Size(width, height))
                .with("file", new Text(rung.file().fileName()));
        return Optional.of(Finding.of(RULE, Where.InTrack.of(rung), measured));
    }
}
