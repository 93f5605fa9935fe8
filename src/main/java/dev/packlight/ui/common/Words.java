package dev.packlight.ui.common;

import dev.packlight.media.Timescale;
import java.util.Locale;

/** Figures as people read them. */
public final class Words {

    private Words() {}

    /** {@code 3.40 Mb/s} or {@code 184 kb/s}. */
    public static String bitRate(long bps) {
        return bps >= 1_000_000
                ? String.format(Locale.ROOT, "%.2f Mb/s", bps / 1e6)
                : String.format(Locale.ROOT, "%.0f kb/s", bps / 1e3);
    }

    /** Megabits with two decimals, for columns that name the unit. */
    public static String megabits(long bps) {
        return String.format(Locale.ROOT, "%.2f", bps / 1e6);
    }

    /** {@code 1:30} or {@code 1:02:03}. */
    public static String duration(long presentationTicks) {
        long seconds = Timescale.PRESENTATION.seconds(presentationTicks, 0).longValue();
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** {@code 0:42.458}. */
    public static String position(long presentationTicks) {
        long millis = Timescale.PRESENTATION
                .seconds(presentationTicks, 3)
                .movePointRight(3)
                .longValue();
        return String.format(Locale.ROOT, "%d:%02d.%03d", millis / 60_000, millis / 1000 % 60, millis % 1000);
    }

    /** Seconds with three decimals: {@code 41.625 s}. */
    public static String seconds(long presentationTicks) {
        return Timescale.PRESENTATION.seconds(presentationTicks, 3).toPlainString() + " s";
    }

    /** {@code 131 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    /** {@code 1 file}, {@code 4 files}. */
    public static String count(long n, String one) {
        return n + " " + one + (n == 1 ? "" : "s");
    }
}
