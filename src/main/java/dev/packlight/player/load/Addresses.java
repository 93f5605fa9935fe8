package dev.packlight.player.load;

import dev.packlight.player.PlayerException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What may be asked for: http and https, well-formed, of a sane length. Anything else is said in words. */
final class Addresses {

    private static final int SHOWN_CHARS = 160;

    private Addresses() {}

    /** {@code address} where it can be loaded. */
    static URI checked(URI address) throws PlayerException {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new PlayerException("The player loads http and https addresses, not "
                    + (scheme.isEmpty() ? "one without a scheme" : scheme + ":") + " (" + brief(address.toString())
                    + ").");
        }
        if (address.getHost() == null || address.getHost().isEmpty()) {
            throw new PlayerException("The address " + brief(address.toString()) + " names no server.");
        }
        if (address.toString().length() > Limits.ADDRESS_CHARS) {
            throw new PlayerException("An address of " + address.toString().length() + " characters is longer than the "
                    + Limits.ADDRESS_CHARS + " that servers take.");
        }
        return address;
    }

    /** The address that a manifest at {@code base} writes as {@code reference} (RFC 3986 §5). */
    static URI resolved(URI base, String reference) throws PlayerException {
        if (reference.isBlank()) {
            throw new PlayerException("The manifest " + brief(base) + " gives an empty address.");
        }
        try {
            return checked(base.resolve(new URI(reference)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new PlayerException(
                    "The manifest " + brief(base) + " gives an address that is none: " + brief(reference) + ".", e);
        }
    }

    /** The address, cut where it is too long to be read. */
    static String brief(URI address) {
        return brief(address.toString());
    }

    private static String brief(String address) {
        return address.length() <= SHOWN_CHARS ? address : address.substring(0, SHOWN_CHARS) + "…";
    }
}
