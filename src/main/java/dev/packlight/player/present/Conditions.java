package dev.packlight.player.present;

import dev.packlight.player.load.Limits;
import java.time.Duration;

/**
 * What a session runs under.
 *
 * @param limits its waits
 * @param decoding what each picture takes longer to decode than this machine needs
 */
record Conditions(Limits limits, Duration decoding) {

    static final Conditions NORMAL = new Conditions(Limits.NORMAL, Duration.ZERO);
}
