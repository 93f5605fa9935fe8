package dev.packlight.ui.play;

import dev.packlight.player.SessionLog;
import dev.packlight.ui.common.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A download in words. */
record SegmentRow(SessionLog.Load load) {

    /** What stands over the columns of {@link #line}. */
    static final String HEAD =
            "Time s\tRung\tMedia s\tDuration s\tStatus\tFirst byte ms\tTotal ms\tBytes\tThroughput b/s\tAddress";

    String rung() {
        return load.video() ? load.label() : "audio";
    }

    boolean isGood() {
        return load.status() / 100 == 2;
    }

    String firstByte() {
        return ms(load.firstByteMs());
    }

    String total() {
        return ms(load.totalMs());
    }

    String kilobytes() {
        return load.bytes() < 10_000
                ? String.format(Locale.ROOT, "%.1f", load.bytes() / 1e3)
                : String.format(Locale.ROOT, "%,d", Math.round(load.bytes() / 1e3));
    }

    private static String ms(double ms) {
        return String.format(Locale.ROOT, ms < 10 ? "%.1f" : "%,.0f", ms);
    }

    /** All there is to say, on several lines. */
    String card() {
        return rung() + " · " + Words.position(load.mediaTicks()) + " – "
                + Words.position(load.mediaTicks() + load.durationTicks()) + "\nasked for at "
                + Words.position(load.startTicks()) + ", answered " + load.status() + "\nfirst byte " + firstByte()
                + " ms · all " + total() + " ms\n"
                + String.format(Locale.ROOT, "%,d bytes · ", load.bytes()) + Words.bitRate(load.throughputBps())
                + "\nbuffer then " + Words.seconds(load.bufferTicks()) + "\n" + tail();
    }

    private String tail() {
        String path = load.address().getPath() == null
                ? load.address().toString()
                : load.address().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The same for a spreadsheet, separated by tabs. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%.3f\t%s\t%.3f\t%.3f\t%d\t%.1f\t%.1f\t%d\t%d\t%s",
                load.startMs() / 1e3,
                rung(),
                load.mediaTicks() / 1e7,
                load.durationTicks() / 1e7,
                load.status(),
                load.firstByteMs(),
                load.totalMs(),
                load.bytes(),
                load.throughputBps(),
                load.address());
    }

    static String lines(List<SessionLog.Load> loads) {
        return loads.stream()
                .map(load -> new SegmentRow(load).line())
                .collect(Collectors.joining("\n", HEAD + "\n", "\n"));
    }
}
