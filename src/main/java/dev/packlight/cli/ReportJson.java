package dev.packlight.cli;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Finding;
import dev.packlight.checks.Judgement;
import dev.packlight.checks.TrackReport;
import dev.packlight.media.MediaFile;
import dev.packlight.media.Rounding;
import dev.packlight.media.TextFile;
import dev.packlight.media.Timescale;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The stable form of {@code inspect --json}; documented in {@code src/docs/cli.md}. */
final class ReportJson {

    private ReportJson() {}

    static Map<String, Object> problem(LibraryAsset asset, String sentence) {
        Map<String, Object> json = head(asset);
        json.put("problem", sentence);
        return json;
    }

    static Map<String, Object> of(LibraryAsset asset, AssetReport report) {
        Map<String, Object> json = head(asset);
        json.put(
                "origin",
                report.asset().origin().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("durationSeconds", seconds(report.asset().durationTicks()));
        json.put("verdict", report.verdict().words());
        json.put("files", report.files().stream().map(ReportJson::file).toList());
        json.put("tracks", report.tracks().stream().map(ReportJson::track).toList());
        json.put("texts", report.asset().texts().stream().map(ReportJson::text).toList());
        json.put("keyFramesAligned", report.mismatch().isEmpty());
        report.mismatch().ifPresent(m -> json.put("firstMismatch", m.sentence()));
        json.put("findings", report.findings().stream().map(Finding::fields).toList());
        json.put("rules", report.judgements().stream().map(Judgement::fields).toList());
        return json;
    }

    private static Map<String, Object> head(LibraryAsset asset) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", asset.name());
        json.put("path", asset.key().toString());
        json.put("locator", asset.locator().toString());
        return json;
    }

    private static Map<String, Object> file(MediaFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", file.fileName());
        json.put("sizeBytes", file.sizeBytes());
        json.put("majorBrand", file.majorBrand());
        json.put(
                "durationSeconds",
                seconds(file.timescale().rescale(file.durationTicks(), Timescale.PRESENTATION, Rounding.NEAREST)));
        json.put("indexFirst", file.indexFirst());
        return json;
    }

    private static Map<String, Object> text(TextFile text) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", text.fileName());
        json.put("language", text.language());
        json.put("title", text.title());
        json.put("default", text.isDefault());
        json.put("forced", text.forced());
        if (!text.obstacle().isEmpty()) {
            json.put("problem", text.obstacle());
        }
        return json;
    }

    private static Map<String, Object> track(TrackReport track) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", track.chosen().file().fileName());
        json.put("id", track.track().id());
        json.put("kind", track.track().kind().name().toLowerCase(Locale.ROOT));
        json.put("codec", track.codecName());
        json.put("profile", track.profile());
        json.put("rfc6381", track.rfc6381());
        json.put("language", track.chosen().language());
        json.put("averageBps", track.track().averageBps());
        json.put("samples", track.track().samples().count());
        json.put("timescale", track.track().timescale().ticksPerSecond());
        track.video().ifPresent(video -> {
            json.put("level", video.level());
            json.put("width", video.widthPixels());
            json.put("height", video.heightPixels());
            json.put("sampleAspectRatio", video.sampleAspect().toString());
            json.put("frameRate", track.frameRate());
            json.put("colour", video.colour().describe());
            json.put("peakBps", track.gops().peakBps());
            json.put("gops", gops(track));
        });
        track.audio().ifPresent(audio -> {
            json.put("channels", audio.channels());
            json.put("sampleRateHz", audio.sampleRateHz());
        });
        return json;
    }

    private static Map<String, Object> gops(TrackReport track) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", track.gops().count());
        json.put("shortestFrames", track.gops().shortestFrames());
        json.put("longestFrames", track.gops().longestFrames());
        json.put("longestSeconds", seconds(track.gops().longestTicks()));
        return json;
    }

    private static BigDecimal seconds(long ticks) {
        return Timescale.PRESENTATION.seconds(ticks, 3);
    }
}
