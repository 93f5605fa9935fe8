package dev.packlight.checks;

import dev.packlight.checks.Measure.Time;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Timescale;
import dev.packlight.segmentation.Segmenter;
import dev.packlight.segmentation.TrackTiming;
import java.util.Optional;

/** Key frames come often enough. */
final class KeyFrameIntervalCheck implements Check<Subject.Stored> {

    private static final long MUST_TICKS = 20 * Timescale.PRESENTATION.ticksPerSecond();
    private static final long SHOULD_TICKS = 6 * Timescale.PRESENTATION.ticksPerSecond();
    private static final Rule RULE = new Rule(
            "key-frame-interval",
            Severity.SHOULD,
            "Key frames too far apart",
            Statement.of("about 2 s; 20 s at most")
                    .with("usual", Time.ofSeconds(2))
                    .with("most", Time.ofSeconds(20)),
            "Azure Media Services ingest rule 1; Apple HLS 1.13",
            "Encode with a key frame every two seconds.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        return Rungs.each(subject.asset(), cancel, KeyFrameIntervalCheck::finding);
    }

    private static Optional<Finding> finding(AssetTrack rung) {
        TrackTiming timing = new TrackTiming(rung.track());
        long[] times = Segmenter.syncTimes(timing);
        long longest = 0;
        int group = 0;
        for (int i = 0; i < times.length; i++) {
            long length = (i + 1 < times.length ? times[i + 1] : timing.endTicks()) - times[i];
            if (length > longest) {
                longest = length;
                group = i;
            }
        }
        return longest > SHOULD_TICKS ? Optional.of(finding(rung, times[group], longest, group)) : Optional.empty();
    }

    private static Finding finding(AssetTrack rung, long at, long longest, int group) {
        SampleTable samples = rung.track().samples();
        int end = group + 1 < samples.syncCount() ? samples.syncSample(group + 1) : samples.count();
        return Finding.of(
                        longest > MUST_TICKS ? RULE.as(Severity.MUST) : RULE,
                        Where.InTrack.of(rung).samples(samples.syncSample(group), end),
                        Statement.of("{longest} from {start}")
                                .with("longest", Time.of(longest))
                                .with("start", Time.of(at)))
                .at(at);
    }
}
