package dev.packlight.codec;

/** How a coded picture, or one slice of it, refers to others. */
public enum PictureType {
    /** To none. */
    I,
    /** To one at a time. */
    P,
    /** To two at a time. */
    B,
    /** It is no slice, or its first bytes do not tell. */
    UNKNOWN;

    private static final PictureType[] ALL = values();

    static PictureType of(int ordinal) {
        return ALL[ordinal];
    }
}
