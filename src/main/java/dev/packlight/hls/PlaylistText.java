package dev.packlight.hls;

import dev.packlight.media.Rounding;
import dev.packlight.media.Ticks;
import dev.packlight.media.Timescale;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Builds a playlist line by line. */
final class PlaylistText {

    static final String INDEPENDENT_SEGMENTS = "#EXT-X-INDEPENDENT-SEGMENTS";
    private static final long SHORTEST_TICKS = Ticks.PER_MILLISECOND;

    private final StringBuilder text = new StringBuilder("#EXTM3U\n");

    PlaylistText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Exact seconds: up to seven decimals, at least three; what lasts no time, as a still may, lasts a millisecond. */
    static String seconds(long ticks) {
        BigDecimal exact = Timescale.PRESENTATION
                .seconds(Math.max(SHORTEST_TICKS, ticks), 7)
                .stripTrailingZeros();
        return exact.setScale(Math.max(3, exact.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** Whole seconds, rounded to the nearest (RFC 8216 §4.3.3.1). */
    static long wholeSeconds(long ticks) {
        return Timescale.PRESENTATION.rescale(ticks, new Timescale(1), Rounding.NEAREST);
    }

    /** A quoted string; quotes and line ends are not allowed inside (RFC 8216 §4.2). */
    static String quoted(String value) {
        return '"' + value.replaceAll("[\"\r\n]", "'") + '"';
    }
}
