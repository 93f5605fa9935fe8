package dev.packlight.delivery;

/**
 * What the person who serves has decided.
 *
 * @param legacyAc3 whether AC-3 is served, which the original refused
 */
public record DeliveryPolicy(boolean legacyAc3) {

    /** As the original. */
    public static final DeliveryPolicy ORIGINAL = new DeliveryPolicy(false);
}
