package dev.packlight.catalog;

/** Where the origin hands out keys, in the manner of the original's key delivery. */
public final class KeyAddresses {

    /** Sixteen raw bytes. */
    public static final String KEY = "/keydelivery/";
    /** A licence of the W3C's ClearKey system. */
    public static final String CLEARKEY = "/keydelivery/ClearKey/";
    /** The query parameter that names the key. */
    public static final String KEY_ID = "kid";

    private KeyAddresses() {}
}
