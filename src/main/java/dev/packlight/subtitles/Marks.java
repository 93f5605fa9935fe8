package dev.packlight.subtitles;

/** Takes marks out of text in one pass, however many of them are left open. */
final class Marks {

    private Marks() {}

    /**
     * {@code text} with every stretch from {@code start}, in whatever case, to the next {@code end} replaced; a start
     * that no end follows is text.
     */
    static String replaced(String text, String start, char end, String by) {
        int last = text.lastIndexOf(end);
        StringBuilder out = null;
        int kept = 0;
        for (int at = 0; at + start.length() <= last; at++) {
            if (text.regionMatches(true, at, start, 0, start.length())) {
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, kept, at).append(by);
                kept = text.indexOf(end, at + start.length()) + 1;
                at = kept - 1;
            }
        }
        return out == null ? text : out.append(text, kept, text.length()).toString();
    }
}
