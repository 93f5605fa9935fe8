package dev.packlight.cli;

import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Finding;
import dev.packlight.checks.JudgedLines;
import dev.packlight.checks.TrackReport;
import dev.packlight.media.Timescale;

/** A report as lines for a terminal. */
final class ReportText {

    private ReportText() {}

    static String of(AssetReport report) {
        StringBuilder text = new StringBuilder(report.asset().name())
                .append("  ")
                .append(report.verdict().words())
                .append('\n');
        line(
                text,
                "%s, %d files, %.1f MB"
                        .formatted(
                                seconds(report.asset().durationTicks()),
                                report.files().size(),
                                report.asset().sizeBytes() / 1e6));
        report.tracks().forEach(track -> line(text, track(track)));
        if (report.tracks().stream().filter(TrackReport::isVideo).count() > 1) {
            line(
                    text,
                    report.mismatch()
                            .map(m -> "key frames not aligned: " + m.sentence())
                            .orElse("key frames aligned in all rungs"));
        }
        for (Finding finding : report.findings()) {
            line(text, finding.line());
        }
        JudgedLines.lines(report.judgements()).forEach(line -> line(text, line));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append("  ").append(line).append('\n');
    }

    private static String track(TrackReport track) {
        String rate = "%7.0f kb/s".formatted(track.track().averageBps() / 1000.0);
        if (!track.isVideo()) {
            return "audio  %s %s  %d Hz, %d channels, %s  %s"
                    .formatted(
                            track.codecName(),
                            track.rfc6381(),
                            track.sampleRateHz(),
                            track.channels(),
                            track.chosen().language(),
                            rate);
        }
        return "video  %s %s %s %s  %dx%d, %s fps, GOP %d-%d frames  %s, peak %.0f kb/s"
                .formatted(
                        track.codecName(),
                        track.profile(),
                        track.level(),
                        track.rfc6381(),
                        track.widthPixels(),
                        track.heightPixels(),
                        track.frameRate().toPlainString(),
                        track.gops().shortestFrames(),
                        track.gops().longestFrames(),
                        rate,
                        track.gops().peakBps() / 1000.0);
    }

    private static String seconds(long ticks) {
        return Timescale.PRESENTATION.seconds(ticks, 3).toPlainString() + " s";
    }
}
