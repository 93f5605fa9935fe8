package dev.packlight.dash;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.delivery.StreamListing.ByteRange;
import dev.packlight.media.MediaFormatException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Addresses of an MPD, which stay relative to it as long as no base address is absolute (ISO/IEC 23009-1 §5.6). */
final class MpdAddress {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private MpdAddress() {}

    /** What the first base address of each level gives, from the outermost on. */
    static String base(MpdTree tree, List<Element> outermostFirst) {
        String base = "";
        for (Element level : outermostFirst) {
            List<Element> given = tree.children(level, "BaseURL");
            base = given.isEmpty()
                    ? base
                    : resolved(base, given.getFirst().getTextContent().strip());
        }
        return base;
    }

    /** {@code reference} as seen from {@code base} (RFC 3986 §5.2), dots left as they are. */
    static String resolved(String base, String reference) {
        if (reference.isEmpty()) {
            return base;
        }
        if (base.isEmpty() || SCHEME.matcher(reference).matches() || reference.startsWith("//")) {
            return reference;
        }
        if (reference.startsWith("/")) {
            return authority(base) + reference;
        }
        int query = base.indexOf('?');
        String path = query < 0 ? base : base.substring(0, query);
        return path.substring(0, path.lastIndexOf('/') + 1) + reference;
    }

    private static String authority(String base) {
        int scheme = base.indexOf("://");
        if (scheme < 0) {
            return "";
        }
        int slash = base.indexOf('/', scheme + 3);
        return slash < 0 ? base : base.substring(0, slash);
    }

    /** {@code first-last}, both inclusive; empty where {@code text} is. */
    static Optional<ByteRange> range(String text) throws MediaFormatException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = RANGE.matcher(text.strip());
        long first = matcher.matches() ? Long.parseLong(matcher.group(1)) : 1;
        long last = matcher.matches() ? Long.parseLong(matcher.group(2)) : 0;
        if (last < first) {
            throw malformed(
                    "'" + text.substring(0, Math.min(50, text.length())) + "' is no range of bytes",
                    "MPD",
                    -1,
                    "ISO/IEC 23009-1 §5.3.9.2");
        }
        return Optional.of(new ByteRange(first, last - first + 1));
    }
}
