package dev.packlight.catalog;

import dev.packlight.checks.AssetReport;
import dev.packlight.checks.TrackReport;
import dev.packlight.checks.Verdict;
import dev.packlight.media.Asset;
import dev.packlight.media.MediaFile;
import dev.packlight.media.TrackKind;
import java.util.List;

/**
 * What the library remembers of an asset: enough for cards, facets and the ladder at a glance, without sample tables.
 *
 * @param durationTicks in presentation ticks
 * @param rungs video tracks by ascending bit rate
 * @param sounds audio tracks
 * @param verdict what the checks say
 */
public record AssetSummary(
        int fileCount, long sizeBytes, long durationTicks, List<Rung> rungs, List<Sound> sounds, Verdict verdict) {

    public AssetSummary {
        rungs = List.copyOf(rungs);
        sounds = List.copyOf(sounds);
    }

    /** One video track at a glance. */
    public record Rung(
            String fileName,
            int widthPixels,
            int heightPixels,
            long averageBps,
            long peakBps,
            String codec,
            String profile,
            String rfc6381) {

        /** {@code 720p}. */
        public String label() {
            return heightPixels + "p";
        }
    }

    /** One audio track at a glance. */
    public record Sound(String codec, String rfc6381, int channels, int sampleRateHz, String language) {}

    public static AssetSummary of(AssetReport report) {
        Asset asset = report.asset();
        int files = (int) asset.files().stream().map(MediaFile::path).distinct().count();
        return new AssetSummary(
                files,
                asset.sizeBytes(),
                asset.durationTicks(),
                report.tracks(TrackKind.VIDEO).stream().map(AssetSummary::rung).toList(),
                report.tracks(TrackKind.AUDIO).stream().map(AssetSummary::sound).toList(),
                report.verdict());
    }

    /** A track of a report at a glance. */
    public static Rung rung(TrackReport track) {
        return new Rung(
                track.chosen().file().fileName(),
                track.widthPixels(),
                track.heightPixels(),
                track.track().averageBps(),
                track.gops().peakBps(),
                track.codecName(),
                track.profile(),
                track.rfc6381());
    }

    private static Sound sound(TrackReport track) {
        return new Sound(
                track.codecName(),
                track.rfc6381(),
                track.channels(),
                track.sampleRateHz(),
                track.chosen().language());
    }
}
