package dev.packlight.bytes;

/**
 * How much of anything that comes from outside is read and kept.
 *
 * <p>A file's own counts are claims; each is held against the bytes that are there, and then against these bounds, so
 * that any file is read or refused within a second and within a fraction of a heap of 256 MB. Every bound lies well
 * above what real media need; its reason stands with it.
 */
public final class Limits {

    /**
     * Bytes of movie header and fragments together: the index of a five-hour ladder of eight rungs takes some 60 MB.
     */
    public static final int INDEX_BYTES = 80 << 20;

    /** Bytes of a compressed movie header once expanded: it must lie in memory, and two hours take 4 MB. */
    public static final int INFLATED_BYTES = 16 << 20;

    /**
     * Samples of all tracks of a file: eight rungs of two hours at 60 pictures a second have 3.5 million, a day of 25
     * pictures a second with sound has 6.2 million.
     */
    public static final int SAMPLES = 6_500_000;

    /** Pictures of one track that are looked at: two hours of 60 a second, each claimed to be a key frame. */
    public static final int KEY_FRAMES = 450_000;

    /** Units of one sample: the standards allow 600 slices of a picture, and some messages before them. */
    public static final int SAMPLE_UNITS = 4096;

    /** Units of one track that are noted, some eight bytes each: two hours at 60 pictures a second of nine units. */
    public static final int UNITS = 4_000_000;

    /** Tracks of a file: a ladder with sound and text in forty languages has fewer. */
    public static final int TRACKS = 200;

    /** Boxes at the top level of a file: a fragment a second takes three, so this is two days. */
    public static final int TOP_LEVEL_BOXES = 500_000;

    /** Boxes in one movie header or fragment: forty tracks with all their boxes have two thousand. */
    public static final int BOXES = 100_000;

    /** Variants and renditions of one playlist. */
    public static final int VARIANTS = 1000;

    /** Bytes of a box that is no table: profiles and parameter sets take some hundred. */
    public static final int DESCRIPTION_BYTES = 1 << 20;

    /** Bytes of all sample descriptions of a file, colour profiles among them. */
    public static final int DESCRIPTIONS_BYTES = 4 << 20;

    /** Bytes that may stand between two boxes of the top level, passed over to find the next. */
    public static final int STRAY_BYTES = 64 << 10;

    /** From a track's first sample to its last: 30 days, longer than any recording that is one file. */
    public static final long DURATION_SECONDS = 30L * 24 * 3600;

    /** Any media time: 272 years, so that clocks that count from 1904 or 1970 are right and no arithmetic overflows. */
    public static final long TIME_SECONDS = 1L << 33;

    /** Ticks of a second: nanoseconds; finer ones would overflow within {@link #TIME_SECONDS}. */
    public static final long TICKS_PER_SECOND = 1_000_000_000;

    /** Segments of one presentation: two days of two-second pieces, for which a playlist takes 7 MB. */
    public static final int SEGMENTS = 100_000;

    /** Thumbnails of one presentation: one for every two seconds of five hours; longer ones get fewer a second. */
    public static final int TILES = 10_000;

    /** Bytes of a server manifest: a thousand tracks take half of it. */
    public static final int SERVER_MANIFEST_BYTES = 1 << 20;

    /** Tracks that a server manifest may name. */
    public static final int SERVER_MANIFEST_TRACKS = 1000;

    /** Bytes of one subtitle file: a long film takes 0.2 MB, as lavish TTML 2 MB. */
    public static final int SUBTITLE_BYTES = 4 << 20;

    /** Bytes of all subtitle files of one asset: forty languages of lavish TTML. */
    public static final int SUBTITLES_BYTES = 16 << 20;

    /** Cues of one subtitle file or track: one a second for fourteen hours. */
    public static final int CUES = 50_000;

    /** Cues of all subtitles of one asset: forty languages of a film of three hours have 100,000. */
    public static final int ALL_CUES = 200_000;

    /** Samples of a text track: a cue and a gap each second for seven hours. */
    public static final int TEXT_SAMPLES = 50_000;

    /** Characters of a playlist that is played: a day of two-second segments with long addresses takes a third. */
    public static final int MANIFEST_CHARS = 16 << 20;

    /** Characters of an MPD, whose tree takes twenty times as much: a day of two-second segments takes half of it. */
    public static final int MPD_CHARS = 4 << 20;

    /** Segments that a manifest may list, all tracks together: a day of two-second segments at four rungs. */
    public static final int MANIFEST_SEGMENTS = 200_000;

    /** Characters of all addresses that a manifest's templates give. */
    public static final int ADDRESS_CHARS = 32 << 20;

    /** Characters of one template or identifier in a manifest; addresses beyond this are refused by servers, too. */
    public static final int TEMPLATE_CHARS = 4096;

    /** Elements within one another in an XML document: manifests and TTML have ten. */
    public static final int XML_DEPTH = 100;

    /** Boxes that the tree of a file shows; more are not looked through by anybody. */
    public static final int TREE_BOXES = 50_000;

    /** Boxes within one another: the deepest that standards define are twelve. */
    public static final int TREE_DEPTH = 24;

    private Limits() {}
}
