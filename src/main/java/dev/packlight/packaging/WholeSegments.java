package dev.packlight.packaging;

import dev.packlight.codec.Carriage;
import dev.packlight.delivery.Body;
import dev.packlight.delivery.BodyReader;
import dev.packlight.delivery.Encryption;
import dev.packlight.delivery.Rendition;
import dev.packlight.delivery.UnservableException;
import dev.packlight.protection.Iv;
import dev.packlight.protection.Protection.WholeSegment;
import dev.packlight.protection.SegmentCipher;
import dev.packlight.segmentation.Cut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Any container, whose finished segments are encrypted as a whole where the presentation wants it (RFC 8216 §4.3.2.4).
 *
 * <p>Init segments are encrypted where all segments have one initialization vector, and in the clear where each has its
 * own, because only manifests could tell players theirs (§4.3.2.5). Subtitles hold no media and stay in the clear.
 */
public record WholeSegments(Container clear) implements Container {

    @Override
    public Carriage carriage() {
        return clear.carriage();
    }

    @Override
    public Optional<String> obstacle(Rendition rendition) {
        return clear.obstacle(rendition);
    }

    @Override
    public Optional<String> obstacle(Encryption encryption) {
        return encryption == Encryption.ENVELOPE ? Optional.empty() : clear.obstacle(encryption);
    }

    @Override
    public void require(Multiplex multiplex) throws UnservableException {
        clear.require(multiplex);
    }

    @Override
    public Cut cut(Rendition rendition) {
        return clear.cut(rendition);
    }

    @Override
    public String contentType(Rendition rendition) {
        return clear.contentType(rendition);
    }

    @Override
    public String codecs(Rendition rendition) {
        return clear.codecs(rendition);
    }

    @Override
    public Optional<byte[]> header(Multiplex multiplex) {
        return clear.header(multiplex)
                .map(header -> multiplex.protection() instanceof WholeSegment whole
                        ? whole.iv()
                                .shared()
                                .map(iv -> sealed(header, whole, iv))
                                .orElse(header)
                        : header);
    }

    private static byte[] sealed(byte[] header, WholeSegment whole, Iv iv) {
        try {
            return BodyReader.bytes(Body.of(new Body.Generated(new EncryptedBody(Body.of(header), whole.key(), iv))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long bytes(Multiplex multiplex, int segment) {
        long bytes = clear.bytes(multiplex, segment);
        return multiplex.protection() instanceof WholeSegment ? SegmentCipher.bytes(bytes) : bytes;
    }

    @Override
    public Body segment(Multiplex multiplex, int segment) {
        Body body = clear.segment(multiplex, segment);
        return multiplex.protection() instanceof WholeSegment whole
                ? Body.of(new Body.Generated(
                        new EncryptedBody(body, whole.key(), whole.iv().of(segment))))
                : body;
    }

    /** None: what lies inside an encrypted segment cannot be decrypted alone. */
    @Override
    public List<KeyFrame> keyFrames(Multiplex multiplex) {
        return multiplex.protection() instanceof WholeSegment ? List.of() : clear.keyFrames(multiplex);
    }

    /** None, as a key frame has no initialization vector of its own. */
    @Override
    public Optional<Body> keyFrame(Multiplex multiplex, int segment) {
        return multiplex.protection() instanceof WholeSegment ? Optional.empty() : clear.keyFrame(multiplex, segment);
    }

    @Override
    public Optional<TextContainer> text() {
        return clear.text();
    }
}
