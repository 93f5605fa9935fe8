package dev.packlight.origin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A single range of RFC 9110 §14.1.2.
 *
 * @param from first byte
 * @param to first byte after it
 */
record ByteRange(long from, long to) {

    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** No byte of the representation is inside. */
    static final ByteRange UNSATISFIABLE = new ByteRange(-1, -1);

    /** The range that {@code header} asks of {@code length} bytes; empty where it is to be ignored. */
    static Optional<ByteRange> parse(String header, long length) {
        Matcher matcher = header == null ? null : SINGLE.matcher(header);
        if (matcher == null
                || !matcher.matches()
                || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long last = Long.parseLong(matcher.group(2));
            return Optional.of(
                    last == 0 || length == 0 ? UNSATISFIABLE : new ByteRange(Math.max(0, length - last), length));
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2).isEmpty() ? length : Math.min(length, Long.parseLong(matcher.group(2)) + 1);
        if (!matcher.group(2).isEmpty() && Long.parseLong(matcher.group(2)) < from) {
            return Optional.empty();
        }
        return Optional.of(from >= length ? UNSATISFIABLE : new ByteRange(from, to));
    }
}
