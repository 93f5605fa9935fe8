package dev.packlight.ui.shell;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person typed or pasted as an address.
 *
 * @param address where it is one that can be loaded
 * @param problem one sentence where it is not, else empty
 */
record TypedAddress(Optional<URI> address, String problem) {

    private static final int MOST_CHARS = 8_192;

    static TypedAddress of(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return wrong("Type or paste the address of an HLS or DASH manifest, or of an MP4 file.");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return wrong("An address begins with http:// or https://; folders and files are opened in the Library.");
        }
        if (text.length() > MOST_CHARS) {
            return wrong("An address of " + text.length() + " characters is longer than servers take.");
        }
        try {
            URI address = new URI(text.replace(" ", "%20"));
            return address.getHost() == null
                    ? wrong("The address names no server.")
                    : new TypedAddress(Optional.of(address), "");
        } catch (URISyntaxException e) {
            return wrong("This is no address: a character at place " + (e.getIndex() + 1) + " is not allowed in one.");
        }
    }

    private static TypedAddress wrong(String problem) {
        return new TypedAddress(Optional.empty(), problem);
    }
}
