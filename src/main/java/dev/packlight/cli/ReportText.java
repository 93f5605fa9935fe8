package dev.packlight.cli;

import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Finding;
import dev.packlight.checks.JudgedLines;
import dev.packlight.checks.TrackReport;
import dev.packlight.media.TextFile;
import dev.packlight.media.Timescale;
import dev.packlight.media.TrackKind;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                "%s, %s, %.1f MB"
                        .formatted(
                                seconds(report.asset().durationTicks()),
                                count(report.files().size(), "file"),
                                report.asset().sizeBytes() / 1e6));
        report.tracks().forEach(track -> line(text, track(track)));
        report.asset().texts().forEach(file -> line(text, file(file)));
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
        if (track.track().kind() == TrackKind.TEXT) {
            return "text   %s  %s  %d samples"
                    .formatted(
                            track.rfc6381(),
                            track.chosen().language(),
                            track.track().samples().count());
        }
        if (!track.isVideo()) {
            return "audio  %s %s  %d Hz, %s, %s  %s"
                    .formatted(
                            track.codecName(),
                            track.rfc6381(),
                            track.sampleRateHz(),
                            count(track.channels(), "channel"),
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

    /** Subtitles beside the media. */
    private static String file(TextFile file) {
        String what = Stream.of(
                        file.language(),
                        file.title(),
                        file.isDefault() ? "default" : "",
                        file.forced() ? "forced" : "",
                        file.obstacle().isEmpty() ? "" : "not read: " + file.obstacle())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        return "text   " + file.fileName() + "  " + what;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String seconds(long ticks) {
        return Timescale.PRESENTATION.seconds(ticks, 3).toPlainString() + " s";
    }
}
