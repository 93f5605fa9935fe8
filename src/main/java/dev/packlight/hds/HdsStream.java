package dev.packlight.hds;

import dev.packlight.delivery.Rendition;
import dev.packlight.packaging.FlvTimes;
import dev.packlight.packaging.Multiplex;
import dev.packlight.segmentation.Cut;
import java.util.Optional;

/**
 * One stream of a manifest: a rung with the sound that is multiplexed into it.
 *
 * @param times of its fragments
 * @param parameters what follows the track's name in addresses
 */
record HdsStream(Multiplex multiplex, FlvTimes times, String parameters) {

    /** Picture, or sound alone. */
    Rendition main() {
        return multiplex.main();
    }

    /** The sound beside the picture. */
    Optional<Rendition> audio() {
        return multiplex.sound();
    }

    Cut cut() {
        return times.cut();
    }

    /** {@code QualityLevels(381048)/}. */
    String folder() {
        return "QualityLevels(" + main().bitrateBps() + ")/";
    }

    String address(String call) {
        return call + "(" + main().trackName() + parameters + ")";
    }
}
