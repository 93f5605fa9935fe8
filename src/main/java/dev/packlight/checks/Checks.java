package dev.packlight.checks;

import dev.packlight.media.Asset;
import java.util.Comparator;
import java.util.List;

/** The checks that are known. */
public final class Checks {

    private static final List<Check> ALL = List.of(
            new CodecCheck(),
            new KeyFrameClaimCheck(),
            new OpenGopCheck(),
            new KeyFrameAlignmentCheck(),
            new KeyFrameIntervalCheck(),
            new HiddenStartCheck(),
            new EndsTogetherCheck(),
            new LadderShapeCheck(),
            new PeakCheck());

    private Checks() {}

    /** Runs every check; the gravest findings come first. */
    public static List<Finding> run(Asset asset) {
        return ALL.stream()
                .flatMap(check -> check.run(asset).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }
}
