package dev.packlight.catalog;

import dev.packlight.delivery.Asking;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryPolicy;
import dev.packlight.delivery.Encryption;
import dev.packlight.delivery.Protocol;
import dev.packlight.delivery.UnservableException;
import dev.packlight.protection.ContentKey;
import dev.packlight.protection.Iv;
import dev.packlight.protection.IvRule;
import dev.packlight.protection.Protection;
import dev.packlight.protection.Protection.Scheme;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is decided about one asset at the moment of a request: the policy, its filters, and its key where the policy
 * has it encrypted.
 *
 * @param keyServer address of the origin, without a slash at its end; empty while it does not run
 */
record AssetDecisions(
        LibraryAsset asset,
        Supplier<DeliveryPolicy> policy,
        Filters filters,
        ContentKeys keys,
        Supplier<String> keyServer)
        implements Publication.Deciding {

    @Override
    public Decisions now(Asking asking) throws UnservableException {
        DeliveryPolicy now = policy.get();
        Encryption encryption = now.streaming().encryption(asking.protocol(), asking.encryption());
        return new Decisions(
                now, filters.find(asset.key(), asking.filters()), protection(asking.protocol(), encryption));
    }

    @Override
    public Decisions ofAll() {
        return new Decisions(policy.get(), List.of(), Protection.CLEAR);
    }

    private Protection protection(Protocol protocol, Encryption encryption) throws UnservableException {
        if (encryption == Encryption.NONE) {
            return Protection.CLEAR;
        }
        ContentKey key = keys.of(asset.locator());
        return switch (encryption) {
            case NONE -> Protection.CLEAR;
            case ENVELOPE -> new Protection.WholeSegment(key, new IvRule.Fixed(Iv.of(key.id())), address(key));
            case CENC -> new Protection.Samples(Scheme.CENC, key, address(protocol, key));
            case CBCS -> new Protection.Samples(Scheme.CBCS, key, address(protocol, key));
        };
    }

    /** Players of HLS want the key itself, those of DASH a licence, and an address that needs no base. */
    private String address(Protocol protocol, ContentKey key) {
        return protocol == Protocol.HLS
                ? address(key)
                : keyServer.get() + KeyAddresses.CLEARKEY + "?" + KeyAddresses.KEY_ID + "=" + key.id();
    }

    private static String address(ContentKey key) {
        return KeyAddresses.KEY + "?" + KeyAddresses.KEY_ID + "=" + key.id();
    }
}
