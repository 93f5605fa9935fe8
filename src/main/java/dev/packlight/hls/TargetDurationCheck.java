package dev.packlight.hls;

import dev.packlight.checks.Cancel;
import dev.packlight.checks.Check;
import dev.packlight.checks.Finding;
import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Measure.Time;
import dev.packlight.checks.Outcome;
import dev.packlight.checks.Rule;
import dev.packlight.checks.Severity;
import dev.packlight.checks.Statement;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.media.Timescale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Every segment's duration, rounded to the nearest second, is at most the target duration. */
final class TargetDurationCheck implements Check<Manifest> {

    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1 << 30);
    private static final Rule RULE = Rule.of(
            "hls-target-duration",
            Severity.MUST,
            "Segments last longer than the target duration",
            "EXTINF, rounded to the nearest second, at most EXT-X-TARGETDURATION",
            "RFC 8216 §4.3.3.1",
            "Write the longest segment's duration, rounded, as EXT-X-TARGETDURATION.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Manifest manifest, Cancel cancel) {
        List<PlaylistLine> lines = PlaylistLine.of(manifest);
        List<PlaylistLine> durations =
                lines.stream().filter(line -> line.is("EXTINF")).toList();
        if (durations.isEmpty()) {
            return new Outcome.NotApplicable("it is no media playlist");
        }
        Optional<BigDecimal> target = lines.stream()
                .filter(line -> line.is("EXT-X-TARGETDURATION"))
                .findFirst()
                .flatMap(PlaylistLine::decimal);
        if (target.isEmpty()) {
            return Outcome.of(List.of(
                    Finding.of(RULE, lines.getFirst().in(manifest), Statement.of("there is no EXT-X-TARGETDURATION"))));
        }
        return Outcome.of(longer(manifest, durations, target.get(), cancel));
    }

    private static List<Finding> longer(
            Manifest manifest, List<PlaylistLine> durations, BigDecimal target, Cancel cancel) {
        cancel.orGoOn();
        List<PlaylistLine> longer =
                durations.stream().filter(line -> isLonger(line, target)).toList();
        long at = 0;
        for (PlaylistLine line : durations) {
            if (longer.isEmpty() || line == longer.getFirst()) {
                break;
            }
            at += ticks(line.decimal().orElse(BigDecimal.ZERO));
        }
        long firstAt = at;
        return HlsRules.first(
                longer,
                line -> Finding.of(
                                RULE,
                                line.in(manifest),
                                Statement.of("the first of {segments} lasts {duration}, the target is {target}")
                                        .with("segments", new Count(longer.size(), "segments"))
                                        .with(
                                                "duration",
                                                Time.of(ticks(line.decimal().orElseThrow())))
                                        .with("target", Time.of(ticks(target))))
                        .at(firstAt));
    }

    private static boolean isLonger(PlaylistLine line, BigDecimal target) {
        return line.decimal()
                .filter(seconds -> seconds.setScale(0, RoundingMode.HALF_UP).compareTo(target) > 0)
                .isPresent();
    }

    private static long ticks(BigDecimal seconds) {
        return seconds.max(MOST_SECONDS.negate())
                .min(MOST_SECONDS)
                .multiply(BigDecimal.valueOf(Timescale.PRESENTATION.ticksPerSecond()))
                .longValue();
    }
}
