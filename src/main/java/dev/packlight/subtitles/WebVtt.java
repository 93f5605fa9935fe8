package dev.packlight.subtitles;

import dev.packlight.media.Ticks;
import java.util.List;

/** Writes WebVTT (W3C WebVTT; RFC 8216 §3.5 for segments). */
public final class WebVtt {

    private WebVtt() {}

    /** The whole text in one file. */
    public static String whole(List<Cue> cues) {
        StringBuilder out = new StringBuilder("WEBVTT\n");
        cues.forEach(cue -> put(out, cue));
        return out.toString();
    }

    /**
     * The cues that are shown from {@code fromTicks} to {@code toTicks}; a cue that lasts longer stands in each
     * segment.
     *
     * @param clock90k where the 90 kHz clock of the segments stands at presentation time 0
     */
    public static String segment(List<Cue> cues, long fromTicks, long toTicks, long clock90k) {
        StringBuilder out = new StringBuilder(
                "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:" + (clock90k & (1L << 33) - 1) + ",LOCAL:00:00:00.000\n");
        cues.stream().filter(cue -> cue.overlaps(fromTicks, toTicks)).forEach(cue -> put(out, cue));
        return out.toString();
    }

    private static void put(StringBuilder out, Cue cue) {
        out.append('\n')
                .append(time(cue.startTicks()))
                .append(" --> ")
                .append(time(cue.endTicks()))
                .append(cue.settings().isEmpty() ? "" : " " + cue.settings())
                .append('\n')
                .append(cue.text().replaceAll("\n{2,}", "\n"))
                .append('\n');
    }

    static String time(long ticks) {
        long ms = Math.max(0, ticks + Ticks.PER_MILLISECOND / 2) / Ticks.PER_MILLISECOND;
        return "%02d:%02d:%02d.%03d".formatted(ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
    }
}
