package dev.packlight.catalog;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * An asset as the library lists it.
 *
 * @param set its files
 * @param locator the GUID in its URLs, kept in the catalogue
 * @param summary what it holds; empty where it cannot be read
 * @param problem why it cannot be read, one sentence
 */
public record LibraryAsset(SourceSet set, UUID locator, Optional<AssetSummary> summary, Optional<String> problem) {

    public String name() {
        return set.name();
    }

    public Path folder() {
        return set.folder();
    }

    /** Stable over scans. */
    public Path key() {
        return set.key();
    }
}
