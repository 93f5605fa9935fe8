package dev.packlight.hls;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A date of a playlist (RFC 8216 §4.3.2.6), with or without a colon in its offset, as encoders write it. */
final class PlaylistDate {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][XXX][XX][X]");

    private PlaylistDate() {}

    /** Empty where the text is none. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, FORM).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
