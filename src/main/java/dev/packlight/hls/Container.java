package dev.packlight.hls;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.TextRendition;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.SegmentTimeline;
import java.util.List;
import java.util.Optional;

/** What the segments of an HLS presentation are made of. */
interface Container {

    /** {@code EXT-X-VERSION} of the playlists. */
    int version();

    Carriage carriage();

    /** Whether the container has a place for the rendition's codec. */
    boolean carries(Rendition rendition);

    /** Sound renditions that are playlists of their own. */
    List<Rendition> separateAudio(Presentation presentation);

    /** Samples of a rendition by segment. */
    Cut cut(Rendition rendition);

    /** Whether every segment can be decoded without another one (RFC 8216 §4.3.5.1). */
    default boolean hasIndependentSegments(Presentation presentation) {
        return presentation.video().stream()
                .allMatch(rendition -> cut(rendition).isIndependent());
    }

    /** A playlist's rendition with what is multiplexed into it. */
    record Stream(Presentation presentation, Rendition main, Optional<Rendition> muxedAudio) {}

    String contentType(Rendition rendition);

    /**
     * File extension put behind segment addresses. The original has none and ignores any; FFmpeg refuses to load
     * segments without one.
     */
    String extension();

    long segmentBytes(Stream stream, int segment);

    Body segment(Stream stream, int segment);

    /** Init segment; empty where segments need none. */
    Optional<byte[]> header(Rendition rendition);

    /** {@code CODECS} element of a rendition as the container signals it. */
    default String codecs(Rendition rendition) {
        return rendition.info().rfc6381();
    }

    /** Boundaries of subtitle segments. */
    SegmentTimeline textTimeline(Presentation presentation);

    /** {@code CODECS} element of subtitles; empty where they are plain WebVTT. */
    Optional<String> textCodecs();

    /** Init segment of subtitles; empty where segments need none. */
    Optional<byte[]> textHeader(TextRendition text);

    /** Subtitles of segment {@code segment} of {@link #textTimeline}. */
    byte[] textSegment(TextRendition text, SegmentTimeline timeline, int segment);

    String textContentType();

    String textExtension();

    /** The sync samples that an I-frame playlist can address; empty where the container offers none. */
    List<KeyFrame> keyFrames(Stream stream);

    /**
     * A sync sample inside a segment.
     *
     * @param segment its segment
     * @param sample its number in the track
     * @param offsetBytes first byte in the segment
     * @param lengthBytes bytes to read from there
     */
    record KeyFrame(int segment, int sample, long offsetBytes, long lengthBytes) {}
}
