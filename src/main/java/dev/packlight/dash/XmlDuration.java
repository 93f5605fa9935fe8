package dev.packlight.dash;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** A duration of an MPD (XML Schema Part 2 §3.2.6), without years and months (DASH-IF IOP §3.2.7.4). */
final class XmlDuration {

    private static final Pattern BELOW_NANOSECONDS = Pattern.compile("(\\.\\d{9})\\d+S$");

    private XmlDuration() {}

    /** @throws DateTimeParseException where the text is none */
    static Duration parse(String text) {
        return Duration.parse(BELOW_NANOSECONDS.matcher(text.strip()).replaceFirst("$1S"));
    }
}
