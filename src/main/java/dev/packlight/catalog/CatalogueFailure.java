package dev.packlight.catalog;

/** The open catalogue could not be read or written; the message says why, in words for people. */
public final class CatalogueFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CatalogueFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
