package dev.packlight.packaging;

import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.TextRendition;
import dev.packlight.segmentation.SegmentTimeline;
import java.util.Optional;

/** What segments of subtitles are made of. */
public interface TextContainer {

    String contentType();

    /** Boundaries of the segments. */
    SegmentTimeline timeline(Presentation presentation);

    /** {@code CODECS} element of subtitles; empty where they are plain text. */
    Optional<String> codecs();

    /** Init segment; empty where segments need none. */
    Optional<byte[]> header(TextRendition text);

    /** Subtitles of segment {@code segment} of {@link #timeline}. */
    byte[] segment(Presentation presentation, TextRendition text, int segment);
}
