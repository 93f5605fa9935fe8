package dev.packlight.checks;

import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import java.util.List;
import java.util.OptionalLong;

/** The peak of a rung stays within twice its average. */
final class PeakCheck implements Check {

    @Override
    public List<Finding> run(Asset asset) {
        return Rungs.video(asset).stream()
                .filter(PeakCheck::breaks)
                .map(rung -> {
                    GopStatistics gops = GopStatistics.of(rung.track());
                    return new Finding(
                            "peak",
                            Severity.SHOULD,
                            "Peak above 200 % of average",
                            Rungs.name(rung),
                            "%.2f Mb/s against %.2f Mb/s"
                                    .formatted(
                                            gops.peakBps() / 1e6, rung.track().averageBps() / 1e6),
                            "at most twice the average",
                            "Apple HLS 1.30",
                            "Encode with a tighter rate control: -maxrate and -bufsize.",
                            OptionalLong.empty());
                })
                .toList();
    }

    private static boolean breaks(AssetTrack rung) {
        return GopStatistics.of(rung.track()).peakBps() > 2 * rung.track().averageBps();
    }
}
