package dev.packlight.packaging;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.Encryption;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.segmentation.Cut;
import java.util.List;
import java.util.Optional;

/** What segments are made of, under the protection of their presentation. */
public interface Container {

    Carriage carriage();

    /** Why the container cannot carry the rendition, one sentence; empty where it can. */
    Optional<String> obstacle(Rendition rendition);

    /** Why the container has no such protection, one sentence; empty where it has. */
    default Optional<String> obstacle(Encryption encryption) {
        return encryption == Encryption.NONE
                ? Optional.empty()
                : Optional.of("There are no segments of this kind under this protection.");
    }

    /**
     * Looks at what must be known of the samples before anything is said of segments; asked before {@link #bytes} and
     * what follows it.
     *
     * @throws UnservableException where a sample is broken
     */
    default void require(Multiplex multiplex) throws UnservableException {}

    /** Samples of a rendition by segment. */
    Cut cut(Rendition rendition);

    String contentType(Rendition rendition);

    /** {@code CODECS} element of a rendition as the container signals it (RFC 6381). */
    default String codecs(Rendition rendition) {
        return rendition.info().rfc6381();
    }

    /** Init segment; empty where segments need none. */
    default Optional<byte[]> header(Multiplex multiplex) {
        return Optional.empty();
    }

    /** Length of {@link #segment}, by arithmetic on sample sizes. */
    long bytes(Multiplex multiplex, int segment);

    Body segment(Multiplex multiplex, int segment);

    /** The sync samples that can be read alone; empty where the container offers none. */
    default List<KeyFrame> keyFrames(Multiplex multiplex) {
        return List.of();
    }

    /**
     * The key frame that a segment begins with, alone, shown as long as the segment lasts; empty where there is no
     * such thing.
     */
    default Optional<Body> keyFrame(Multiplex multiplex, int segment) {
        return Optional.empty();
    }

    /** Segments of subtitles beside it. */
    Optional<TextContainer> text();

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
