package dev.packlight.packaging;

import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.protection.Protection;
import java.util.Optional;

/**
 * A rendition with what is sent inside its segments.
 *
 * @param sound the sound beside a picture
 * @param protection what is done to its segments on their way out
 */
public record Multiplex(Presentation presentation, Rendition main, Optional<Rendition> sound, Protection protection) {

    /** Under the protection of the presentation. */
    public Multiplex(Presentation presentation, Rendition main, Optional<Rendition> sound) {
        this(presentation, main, sound, presentation.decisions().protection());
    }

    /** A rendition alone. */
    public static Multiplex of(Presentation presentation, Rendition rendition) {
        return new Multiplex(presentation, rendition, Optional.empty());
    }

    /** The same for who only looks into segments and sends none. */
    Multiplex inTheClear() {
        return new Multiplex(presentation, main, sound, Protection.CLEAR);
    }
}
