package dev.packlight.dash;

import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFormatException;

/** What all segments of one MPD together may take. */
final class SegmentBudget {

    private static final String CLAUSE = "ISO/IEC 23009-1 §5.3.9";

    private long segmentsLeft = Limits.MANIFEST_SEGMENTS;
    private long charactersLeft = Limits.ADDRESS_CHARS;

    /** Counts segments, and characters of addresses, before they are made. */
    void spend(long segments, long characters) throws MediaFormatException {
        segmentsLeft -= Math.min(segments, Integer.MAX_VALUE);
        charactersLeft -= characters;
        if (segmentsLeft < 0) {
            throw unsupported(
                    "the MPD has more than " + Limits.MANIFEST_SEGMENTS + " segments", "SegmentTimeline", -1, CLAUSE);
        }
        if (charactersLeft < 0) {
            throw unsupported(
                    "the addresses have more than " + Limits.ADDRESS_CHARS + " characters",
                    "SegmentTemplate",
                    -1,
                    CLAUSE);
        }
    }
}
