package dev.packlight.checks;

import dev.packlight.checks.Measure.BitRate;
import dev.packlight.media.AssetTrack;
import java.util.Optional;

/** The peak of a rung stays within twice its average. */
final class PeakCheck implements Check<Subject.Stored> {

    private static final Rule RULE = Rule.of(
            "peak",
            Severity.SHOULD,
            "Peak above 200 % of average",
            "at most twice the average",
            "Apple HLS 1.30",
            "Encode with a tighter rate control: -maxrate and -bufsize.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        return Rungs.each(subject.asset(), cancel, PeakCheck::finding);
    }

    private static Optional<Finding> finding(AssetTrack rung) {
        long peak = GopStatistics.of(rung.track()).peakBps();
        long average = rung.track().averageBps();
        if (peak <= 2 * average) {
            return Optional.empty();
        }
        Statement measured = Statement.of("{peak} against {average}")
                .with("peak", new BitRate(peak))
                .with("average", new BitRate(average));
        return Optional.of(Finding.of(RULE, Where.InTrack.of(rung), measured)
                .expecting(RULE.expected().with("most", new BitRate(2 * average))));
    }
}
