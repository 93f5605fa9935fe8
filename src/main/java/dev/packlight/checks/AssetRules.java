package dev.packlight.checks;

import java.util.List;

/** The rules for assets as they are stored. */
public final class AssetRules {

    private AssetRules() {}

    public static Rulebook book() {
        return Rulebook.ofStored(List.of(
                new CodecCheck(),
                new KeyFrameClaimCheck(),
                new UnclaimedKeyFrameCheck(),
                new OpenGopCheck(),
                new KeyFrameAlignmentCheck(),
                new StartsWithKeyFrameCheck(),
                new KeyFrameIntervalCheck(),
                new HiddenStartCheck(),
                new EndsTogetherCheck(),
                new SameShapeCheck(),
                new SameRateCheck(),
                new EvenSizeCheck(),
                new PeakCheck()));
    }
}
