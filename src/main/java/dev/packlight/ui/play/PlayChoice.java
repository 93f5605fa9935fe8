package dev.packlight.ui.play;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.player.PlayerEngine;
import java.util.Optional;

/**
 * Something that can be played of the asset.
 *
 * @param format empty where the stored file itself is played
 */
public record PlayChoice(Optional<PackagingFormat> format) {

    static PlayChoice of(PackagingFormat format) {
        return new PlayChoice(Optional.of(format).filter(f -> f.carriage() != Carriage.FILE));
    }

    public String name() {
        return format.map(PackagingFormat::displayName).orElse("Source file");
    }

    /** Why {@code engine} does not play it, known before it tries; empty where it does. */
    Optional<String> obstacle(PlayerEngine engine) {
        return format.flatMap(PackagingFormat::reader)
                .filter(reader -> !engine.plays(reader.mediaType()))
                .map(reader -> "the system player does not play " + reader.protocol());
    }
}
