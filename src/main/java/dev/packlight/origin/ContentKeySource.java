package dev.packlight.origin;

import dev.packlight.delivery.UnservableException;
import dev.packlight.protection.ContentKey;
import java.util.Optional;
import java.util.UUID;

/** Gives the content keys of what is served. */
@FunctionalInterface
public interface ContentKeySource {

    /** The key with this id; empty where nothing that is served is encrypted with it. May read a file. */
    Optional<ContentKey> find(UUID keyId) throws UnservableException;
}
