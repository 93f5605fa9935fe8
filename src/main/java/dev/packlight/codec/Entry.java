package dev.packlight.codec;

/** Whether decoding can begin with a coded picture. */
public enum Entry {
    /** It refers to others. */
    NONE,
    /** Neither it nor anything after it in decoding order refers to pictures before it. */
    CLEAN,
    /** It stands alone, but pictures that are shown before it may refer to what was before. */
    OPEN,
    /** The bytes do not tell. */
    UNKNOWN
}
