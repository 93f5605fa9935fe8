package dev.packlight.protection;

/** What is done to media on their way out. */
public sealed interface Protection {

    Protection CLEAR = new Clear();

    /** Nothing. */
    record Clear() implements Protection {}

    /**
     * Whole segments are encrypted with AES-128 in CBC mode (RFC 8216 §4.3.2.4).
     *
     * @param keyAddress where players get the key
     */
    record WholeSegment(ContentKey key, IvRule iv, String keyAddress) implements Protection {}

    /**
     * Samples are encrypted, each by itself, so that a stream can be read without the key (ISO/IEC 23001-7).
     *
     * @param keyAddress where players get the key: the key itself in HLS, a ClearKey licence in DASH
     */
    record Samples(Scheme scheme, ContentKey key, String keyAddress) implements Protection {}

    /** Schemes of ISO/IEC 23001-7 §10. */
    enum Scheme {
        /** AES-128 in CTR mode, whole subsamples. */
        CENC,
        /** AES-128 in CBC mode, one of ten blocks of pictures. */
        CBCS
    }
}
