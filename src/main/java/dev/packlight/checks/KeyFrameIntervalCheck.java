package dev.packlight.checks;

import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Timescale;
import dev.packlight.segmentation.Segmenter;
import dev.packlight.segmentation.TrackTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Key frames come first and come often enough. */
final class KeyFrameIntervalCheck implements Check {

    private static final long MUST_TICKS = 20 * Timescale.PRESENTATION.ticksPerSecond();
    private static final long SHOULD_TICKS = 6 * Timescale.PRESENTATION.ticksPerSecond();

    @Override
    public List<Finding> run(Asset asset) {
        List<Finding> findings = new ArrayList<>();
        for (AssetTrack rung : Rungs.video(asset)) {
            if (rung.track().samples().syncCount() == 0
                    || rung.track().samples().syncSample(0) != 0) {
                findings.add(new Finding(
                        "starts-with-key-frame",
                        Severity.MUST,
                        "Does not start with a key frame",
                        Rungs.name(rung),
                        "the first sample is no sync sample",
                        "a sync sample first",
                        "Apple HLS 7.4",
                        "Cut the file at a key frame or encode it again.",
                        OptionalLong.of(0)));
            }
            longest(rung, findings);
        }
        return findings;
    }

    private static void longest(AssetTrack rung, List<Finding> findings) {
        TrackTiming timing = new TrackTiming(rung.track());
        long[] times = Segmenter.syncTimes(timing);
        long longest = 0;
        long at = 0;
        for (int i = 0; i < times.length; i++) {
            long length = (i + 1 < times.length ? times[i + 1] : timing.end()) - times[i];
            if (length > longest) {
                longest = length;
                at = times[i];
            }
        }
        if (longest > SHOULD_TICKS) {
            findings.add(new Finding(
                    "key-frame-interval",
                    longest > MUST_TICKS ? Severity.MUST : Severity.SHOULD,
                    "Key frames too far apart",
                    Rungs.name(rung),
                    Timescale.PRESENTATION.seconds(longest, 3) + " s from " + Timescale.PRESENTATION.seconds(at, 3)
                            + " s",
                    "about 2 s; 20 s at most",
                    "Azure Media Services ingest rule 1; Apple HLS 1.13",
                    "Encode with a key frame every two seconds.",
                    OptionalLong.of(at)));
        }
    }
}
