package dev.packlight.checks;

import dev.packlight.media.Asset;
import java.util.List;
import java.util.OptionalLong;

/** All rungs have their key frames at the same times. */
final class KeyFrameAlignmentCheck implements Check {

    @Override
    public List<Finding> run(Asset asset) {
        return KeyFrameAlignment.firstMismatch(asset)
                .map(mismatch -> new Finding(
                        "gop-aligned",
                        Severity.MUST,
                        "Key frames not shared",
                        mismatch.other(),
                        mismatch.sentence(),
                        "a key frame of every rung at the same time",
                        "Azure Media Services ingest rule 2; Apple HLS 7.4, 8.22; ISO/IEC 23009-1 @segmentAlignment",
                        "Encode all rungs in one run with a fixed key frame distance and no scene cuts: -g 50 -keyint_min 50 -sc_threshold 0 at 25 frames a second.",
                        OptionalLong.of(mismatch.timeTicks())))
                .stream()
                .toList();
    }
}
