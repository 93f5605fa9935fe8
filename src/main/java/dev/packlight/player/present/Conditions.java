package dev.packlight.player.present;

import dev.packlight.delivery.ListingReader;
import dev.packlight.player.load.Limits;
import java.time.Duration;
import java.util.List;

/**
 * What a session runs under.
 *
 * @param limits its waits
 * @param readers of the protocols that are played
 * @param decoding what each picture takes longer to decode than this machine needs
 */
record Conditions(Limits limits, List<ListingReader> readers, Duration decoding) {

    Conditions {
        readers = List.copyOf(readers);
    }

    static Conditions normal(List<ListingReader> readers) {
        return new Conditions(Limits.NORMAL, readers, Duration.ZERO);
    }
}
