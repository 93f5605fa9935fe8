package dev.packlight.subtitles;

import dev.packlight.media.Timescale;

/**
 * Text that is shown for a while.
 *
 * @param startTicks in ticks of {@link Timescale#PRESENTATION}
 * @param endTicks after {@code startTicks}
 * @param text lines in WebVTT cue text syntax (W3C WebVTT §4.2.2); {@code <} and {@code &} are escaped
 * @param settings WebVTT cue settings, {@code align:start line:0}; empty where there are none
 */
public record Cue(long startTicks, long endTicks, String text, String settings) {

    boolean overlaps(long from, long to) {
        return startTicks < to && endTicks > from;
    }

    /** The same cue, {@code ticks} later. */
    public Cue moved(long ticks) {
        return new Cue(startTicks + ticks, endTicks + ticks, text, settings);
    }

    /** Text without tags and escapes. */
    public String plain() {
        return Marks.replaced(text, "<", '>', "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00A0")
                .replace("&lrm;", "\u200E")
                .replace("&rlm;", "\u200F")
                .replace("&amp;", "&");
    }

    /** Plain text as cue text. */
    static String escaped(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace("-->", "--&gt;");
    }
}
