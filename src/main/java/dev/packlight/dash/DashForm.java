package dev.packlight.dash;

import dev.packlight.delivery.Rendition;
import dev.packlight.packaging.Container;

/**
 * One form of DASH: a container, and the words of its manifest.
 *
 * @param token value of {@code format} in addresses
 * @param profiles {@code MPD@profiles}
 * @param text how subtitles are sent
 */
record DashForm(String token, String profiles, Text text, Container container) {

    /** How subtitles are sent. */
    enum Text {
        /** As segments of the container. */
        SEGMENTS,
        /** As one WebVTT file each. */
        FILES
    }

    boolean carries(Rendition rendition) {
        return container.obstacle(rendition).isEmpty();
    }

    boolean textIsFiles() {
        return text == Text.FILES;
    }
}
