package dev.packlight.packaging;

import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.protection.Protection;
import java.util.Optional;

/**
 * A rendition with what is sent inside its segments.
 *
 * @param sound the sound beside a picture
 */
public record Multiplex(Presentation presentation, Rendition main, Optional<Rendition> sound) {

    /** A rendition alone. */
    public static Multiplex of(Presentation presentation, Rendition rendition) {
        return new Multiplex(presentation, rendition, Optional.empty());
    }

    /** What is done to its segments on their way out. */
    public Protection protection() {
        return presentation.decisions().protection();
    }
}
