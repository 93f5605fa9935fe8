package dev.packlight.delivery;

/**
 * An answer.
 *
 * @param contentType media type, with its charset where it is text
 * @param use how long it is worth keeping
 * @param body its bytes, as a plan
 */
public record DeliveryResponse(String contentType, Use use, Body body) {

    /** What the answer is. */
    public enum Use {
        /** A manifest or playlist: small, text, may be compressed and cached whole. */
        MANIFEST,
        /** An init segment: small, kept whole. */
        HEADER,
        /** A media segment or a file. */
        MEDIA
    }

    public static DeliveryResponse manifest(String contentType, String text) {
        return new DeliveryResponse(contentType, Use.MANIFEST, Body.of(text));
    }
}
