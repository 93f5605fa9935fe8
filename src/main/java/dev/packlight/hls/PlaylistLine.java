package dev.packlight.hls;

import dev.packlight.bytes.Limits;
import dev.packlight.checks.Subject.Manifest;
import dev.packlight.checks.Where;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a playlist that knows its place (RFC 8216 §4.1).
 *
 * @param number from 1
 * @param tag the tag without {@code #}; empty for an address
 * @param value what follows the tag's colon; the address where there is no tag
 */
record PlaylistLine(int number, String tag, String value) {

    /** All lines of one playlist. */
    private record All(List<PlaylistLine> lines) {}

    /** {@link #read} of a manifest, once for all that judge it. */
    static List<PlaylistLine> of(Manifest manifest) {
        return manifest.as(All.class, text -> new All(read(text))).lines();
    }

    /** Tags and addresses of a playlist; empty where the text is none, or too long. */
    private static List<PlaylistLine> read(String text) {
        if (!text.startsWith("#EXTM3U") || text.length() > Limits.MANIFEST_CHARS) {
            return List.of();
        }
        List<PlaylistLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines().map(String::strip)::iterator) {
            number++;
            if (line.startsWith("#EXT")) {
                int colon = line.indexOf(':');
                lines.add(new PlaylistLine(
                        number,
                        line.substring(1, colon < 0 ? line.length() : colon),
                        colon < 0 ? "" : line.substring(colon + 1)));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(new PlaylistLine(number, "", line));
            }
        }
        return List.copyOf(lines);
    }

    boolean is(String wanted) {
        return tag.equals(wanted);
    }

    Map<String, String> attributes() {
        return HlsParser.attributes(value);
    }

    /** The decimal number up to a comma; empty where there is none. */
    Optional<BigDecimal> decimal() {
        try {
            String figure = value.split(",", 2)[0].strip();
            return figure.length() > 32 ? Optional.empty() : Optional.of(new BigDecimal(figure));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private String text() {
        return tag.isEmpty() ? value : "#" + tag + (value.isEmpty() ? "" : ":" + value);
    }

    Where in(Manifest manifest) {
        return new Where.OnLine(manifest.address(), number, 1, text());
    }
}
