package dev.packlight.checks;

import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Measure.Time;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.SampleTable;
import dev.packlight.segmentation.TrackTiming;
import java.util.Optional;
import java.util.stream.IntStream;

/** Groups of pictures are closed: nothing that is shown before a key frame refers past it. */
final class OpenGopCheck implements Check<Subject.Stored> {

    private static final int OPEN = 3;
    private static final Rule RULE = Rule.of(
            "closed-gop",
            Severity.SHOULD,
            "Open groups of pictures",
            "no picture that is shown before a key frame and needs what was before it",
            "Azure Media Services ingest rules; ISO/IEC 14496-12 Annex I.3, type 3; RFC 8216 §4.3.5.1",
            "Encode with closed groups of pictures: -x265-params open-gop=0, -x264-params open-gop=0.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Outcome judge(Subject.Stored subject, Cancel cancel) {
        return Rungs.each(subject.asset(), cancel, OpenGopCheck::finding);
    }

    /** Key frames behind which pictures cannot be decoded when decoding begins there. */
    private static int[] open(SampleTable samples) {
        return IntStream.range(0, samples.syncCount())
                .map(samples::syncSample)
                .filter(sample -> samples.accessPointType(sample) >= OPEN)
                .toArray();
    }

    private static Optional<Finding> finding(AssetTrack rung) {
        int[] open = open(rung.track().samples());
        if (open.length == 0) {
            return Optional.empty();
        }
        long at = new TrackTiming(rung.track()).presentationTicks(open[0]);
        Statement measured = Statement.of("{open} of {all} key frames, the first at {first}")
                .with("open", new Count(open.length, "key frames"))
                .with("all", new Count(rung.track().samples().syncCount(), "key frames"))
                .with("first", Time.of(at));
        Where where = Where.InTrack.of(rung).samples(open[0], open[0] + 1);
        return Optional.of(Finding.of(RULE, where, measured).at(at));
    }
}
