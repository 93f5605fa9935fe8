package dev.packlight.delivery;

/**
 * What the person who serves has decided.
 *
 * @param legacyAc3 whether AC-3 is served, which the original refused
 * @param streaming which protocols are served, and how each is encrypted
 */
public record DeliveryPolicy(boolean legacyAc3, StreamingPolicy streaming) {

    /** As the original, without a streaming policy. */
    public static final DeliveryPolicy ORIGINAL = new DeliveryPolicy(false, StreamingPolicy.NONE);

    public DeliveryPolicy withLegacyAc3(boolean served) {
        return new DeliveryPolicy(served, streaming);
    }

    public DeliveryPolicy with(StreamingPolicy other) {
        return new DeliveryPolicy(legacyAc3, other);
    }
}
