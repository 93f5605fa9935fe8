package dev.packlight.checks;

import dev.packlight.codec.StreamInfo;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Timescale;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Rungs of one ladder have one picture shape and one frame rate, and picture sizes that codecs like. */
final class LadderShapeCheck implements Check {

    private static final double SHAPE_TOLERANCE = 0.02;
    private static final double RATE_TOLERANCE = 0.005;

    @Override
    public List<Finding> run(Asset asset) {
        List<Finding> findings = new ArrayList<>();
        List<AssetTrack> rungs = Rungs.video(asset);
        for (AssetTrack rung : rungs) {
            AssetTrack top = rungs.getLast();
            if (Math.abs(shape(rung) / shape(top) - 1) > SHAPE_TOLERANCE) {
                findings.add(should(
                        "same-shape",
                        "Picture shapes differ",
                        rung,
                        "%.3f:1 against %.3f:1 of %s".formatted(shape(rung), shape(top), Rungs.name(top)),
                        "one aspect ratio",
                        "Apple HLS 1.33",
                        "Scale all rungs to the same aspect ratio."));
            }
            if (Math.abs(rate(rung) / rate(top) - 1) > RATE_TOLERANCE) {
                findings.add(should(
                        "same-rate",
                        "Frame rates differ",
                        rung,
                        "%.3f against %.3f frames a second".formatted(rate(rung), rate(top)),
                        "one frame rate",
                        "Azure Media Services ingest rule 5",
                        "Encode all rungs at the source's frame rate."));
            }
            if (rung.track().description().widthPixels() % 2 != 0
                    || rung.track().description().heightPixels() % 2 != 0) {
                findings.add(should(
                        "even-size",
                        "Odd picture size",
                        rung,
                        Rungs.name(rung),
                        "even width and height",
                        "Azure Media Services ingest rule 5",
                        "Scale to even sizes."));
            }
        }
        return findings;
    }

    private static Finding should(
            String rule, String title, AssetTrack rung, String measured, String expected, String source, String fix) {
        return new Finding(
                rule, Severity.SHOULD, title, Rungs.name(rung), measured, expected, source, fix, OptionalLong.empty());
    }

    private static double shape(AssetTrack rung) {
        return Rungs.info(rung)
                .map(info -> (StreamInfo.Video) info)
                .map(v -> (double) v.widthPixels()
                        * v.sampleAspect().width()
                        / v.sampleAspect().height()
                        / v.heightPixels())
                .orElseGet(() -> (double) rung.track().description().widthPixels()
                        / Math.max(1, rung.track().description().heightPixels()));
    }

    private static double rate(AssetTrack rung) {
        double seconds =
                rung.track().timescale().approximateSeconds(rung.track().mediaDurationTicks());
        return rung.track().samples().count() / Math.max(seconds, 1.0 / Timescale.PRESENTATION.ticksPerSecond());
    }
}
