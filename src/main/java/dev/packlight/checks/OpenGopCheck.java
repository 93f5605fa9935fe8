package dev.packlight.checks;

import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.SampleTable;
import dev.packlight.media.Timescale;
import dev.packlight.segmentation.TrackTiming;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Groups of pictures are closed: nothing that is shown before a key frame refers past it. */
final class OpenGopCheck implements Check {

    private static final int OPEN = 3;

    @Override
    public List<Finding> run(Asset asset) {
        return Rungs.video(asset).stream()
                .filter(rung -> open(rung).length > 0)
                .map(OpenGopCheck::finding)
                .toList();
    }

    /** Key frames behind which pictures cannot be decoded when decoding begins there. */
    private static int[] open(AssetTrack rung) {
        SampleTable samples = rung.track().samples();
        return IntStream.range(0, samples.syncCount())
                .map(samples::syncSample)
                .filter(sample -> samples.accessPointType(sample) >= OPEN)
                .toArray();
    }

    private static Finding finding(AssetTrack rung) {
        int[] open = open(rung);
        long at = new TrackTiming(rung.track()).presentation(open[0]);
        return new Finding(
                "closed-gop",
                Severity.SHOULD,
                "Open groups of pictures",
                Rungs.name(rung),
                open.length + " of " + rung.track().samples().syncCount() + " key frames, the first at "
                        + Timescale.PRESENTATION.seconds(at, 3) + " s",
                "no picture that is shown before a key frame and needs what was before it",
                "Azure Media Services ingest rules; ISO/IEC 14496-12 Annex I.3, type 3; RFC 8216 §4.3.5.1",
                "Encode with closed groups of pictures: -x265-params open-gop=0, -x264-params open-gop=0.",
                OptionalLong.of(at));
    }
}
