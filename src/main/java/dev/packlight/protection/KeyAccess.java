package dev.packlight.protection;

/** The token that opens a content key: a search for its uses finds every reader of key bytes. */
public final class KeyAccess {

    private static final KeyAccess GRANTED = new KeyAccess();

    private KeyAccess() {}

    /** For who has to put key bytes into a cipher, or to hand them to an authorised client. */
    public static KeyAccess granted() {
        return GRANTED;
    }
}
