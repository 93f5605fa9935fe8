package dev.packlight.delivery;

import java.util.List;

/**
 * All that a person has decided about what one request gets of an asset.
 *
 * @param policy what holds for everything that is served
 * @param filters those bound to the locator, then those that the address names
 */
public record Decisions(DeliveryPolicy policy, List<AssetFilter> filters) {

    /** As the original, without a filter. */
    public static final Decisions ORIGINAL = new Decisions(DeliveryPolicy.ORIGINAL, List.of());

    public Decisions {
        filters = List.copyOf(filters);
    }
}
