package dev.packlight.media;

import org.jspecify.annotations.NullMarked;

/**
 * A file that breaks its own rules, or uses ones that are not supported.
 *
 * <p>Thrown by readers only. The message is one sentence for people; the clause names the rule.
 */
@NullMarked
public final class MediaFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Kind {
        /** The file breaks the standard. */
        MALFORMED,
        /** The file may be right, but this is not read here. */
        UNSUPPORTED
    }

    private final Kind kind;
    private final String where;
    private final long offsetBytes;
    private final String clause;

    /**
     * @param kind whose fault it is
     * @param sentence what is wrong
     * @param where box path, {@code moov/trak/stbl} for example
     * @param offsetBytes position in the file; -1 where unknown
     * @param clause the rule, {@code ISO/IEC 14496-12 §8.7.3} for example
     */
    public MediaFormatException(Kind kind, String sentence, String where, long offsetBytes, String clause) {
        super(sentence + " (" + where + (offsetBytes < 0 ? "" : " at byte " + offsetBytes) + "; " + clause + ")");
        this.kind = kind;
        this.where = where;
        this.offsetBytes = offsetBytes;
        this.clause = clause;
    }

    /** One sentence, with the place and the clause. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public static MediaFormatException malformed(String sentence, String where, long offsetBytes, String clause) {
        return new MediaFormatException(Kind.MALFORMED, sentence, where, offsetBytes, clause);
    }

    public static MediaFormatException unsupported(String sentence, String where, long offsetBytes, String clause) {
        return new MediaFormatException(Kind.UNSUPPORTED, sentence, where, offsetBytes, clause);
    }

    public Kind kind() {
        return kind;
    }

    public String where() {
        return where;
    }

    public long offsetBytes() {
        return offsetBytes;
    }

    public String clause() {
        return clause;
    }
}
