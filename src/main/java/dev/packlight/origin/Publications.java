package dev.packlight.origin;

import dev.packlight.catalog.Publication;
import dev.packlight.delivery.UnservableException;
import java.util.UUID;

/** Gives the asset behind a locator. */
@FunctionalInterface
public interface Publications {

    /** The asset with its files open; reads files where they changed, so it may block. */
    Publication find(UUID locator) throws UnservableException;
}
