package dev.packlight.catalog;

import org.jspecify.annotations.Nullable;

/** The catalogue cannot be used; the message says why and what to do, in words for people. */
public final class CatalogueException extends Exception {

    private static final long serialVersionUID = 1L;

    public CatalogueException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
