package dev.packlight.delivery;

import dev.packlight.protection.Protection;
import java.util.List;
import java.util.Optional;

/**
 * All that a person has decided about what one request gets of an asset.
 *
 * @param policy what holds for everything that is served
 * @param filters those bound to the locator, then those that the address names
 * @param protection what is done to media on their way out
 */
public record Decisions(DeliveryPolicy policy, List<AssetFilter> filters, Protection protection) {

    /** As the original, without a filter, in the clear. */
    public static final Decisions ORIGINAL = new Decisions(DeliveryPolicy.ORIGINAL, List.of(), Protection.CLEAR);

    public Decisions {
        filters = List.copyOf(filters);
    }

    public Decisions withFilters(List<AssetFilter> others) {
        return new Decisions(policy, others, protection);
    }

    public Decisions withProtection(Protection other) {
        return new Decisions(policy, filters, other);
    }

    /** Value of {@code encryption} in addresses that ask for the protection, as the original has it; empty for none. */
    public Optional<String> encryption() {
        return Encryption.of(protection).word();
    }
}
