package dev.packlight.checks;

import dev.packlight.media.Asset;

/** What a check judges. */
public sealed interface Subject {

    /** What people call it: an asset's name, an address. */
    String name();

    /** An asset as its files hold it. */
    record Stored(Asset asset) implements Subject {
        @Override
        public String name() {
            return asset.name();
        }
    }
}
