package dev.packlight.catalog;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locators and what scans learned: at hand in memory, written into the catalogue when it can be.
 *
 * <p>Where the catalogue cannot be read or written nothing is lost: assets have their locators, and both are written
 * at the next attempt.
 */
final class ScanRecord {

    private static final Logger LOG = LoggerFactory.getLogger(ScanRecord.class);

    private final Catalogue catalogue;
    private final ScanMemory memory;
    private final Map<String, UUID> locators = new ConcurrentHashMap<>();
    private final Map<String, UUID> unwritten = new ConcurrentHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private boolean loaded;
    private String failure = "";

    ScanRecord(Catalogue catalogue, ScanMemory memory) {
        this.catalogue = catalogue;
        this.memory = memory;
    }

    /** Reads what the catalogue holds, unless that was done. */
    synchronized void load() {
        if (loaded) {
            return;
        }
        try {
            locators.putAll(catalogue.locators());
            memory.load(catalogue.scanned());
            loaded = true;
        } catch (CatalogueFailure e) {
            fail(e);
        }
    }

    /** The locator of an asset, a new one where it has none yet. */
    UUID locator(Path asset) {
        return locators.computeIfAbsent(asset.toAbsolutePath().toString(), key -> {
            UUID fresh = UUID.randomUUID();
            unwritten.put(key, fresh);
            return fresh;
        });
    }

    /** A scan of all {@code roots} came to its end: what it did not meet is gone. */
    synchronized void scanned(List<Path> roots) {
        gone.addAll(memory.forgetUnasked(roots));
    }

    /** Writes what is new; whether everything is written. */
    synchronized boolean write() {
        load();
        Map<String, UUID> fresh = new HashMap<>(unwritten);
        Map<String, ScanMemory.Known> learned = memory.unwritten();
        if (fresh.isEmpty() && learned.isEmpty() && gone.isEmpty()) {
            return loaded;
        }
        try {
            locators.putAll(catalogue.write(fresh, learned, gone));
            fresh.forEach(unwritten::remove);
            memory.written(learned);
            gone.clear();
            failure = "";
            return true;
        } catch (CatalogueFailure e) {
            fail(e);
            return false;
        }
    }

    private void fail(CatalogueFailure e) {
        if (failure.isEmpty()) {
            LOG.error("the catalogue is tried again later", e);
        }
        failure = String.valueOf(e.getMessage());
    }

    /** Why locators are kept in memory alone, one sentence; empty where they are written. */
    synchronized Optional<String> problem() {
        return failure.isEmpty()
                ? Optional.empty()
                : Optional.of(failure + " Until then " + unwritten.size()
                        + " new locators are kept in memory, and writing them is tried again.");
    }
}
