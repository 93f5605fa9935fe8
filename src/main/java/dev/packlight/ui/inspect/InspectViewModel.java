package dev.packlight.ui.inspect;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.checks.TrackReport;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Rounding;
import dev.packlight.media.Timescale;
import dev.packlight.ui.common.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the Inspect place knows: the report of the selected asset, worked out in the background. */
public final class InspectViewModel {

    private final InspectPort port;
    private final ReadOnlyObjectWrapper<Optional<AssetReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final AtomicInteger loads = new AtomicInteger();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    private List<RungFrames> frames = List.of();

    /** A line of the overview. */
    public record Fact(String name, String value) {}

    public InspectViewModel(InspectPort port) {
        this.port = port;
        port.selection().asset().subscribe(this::load);
    }

    private void load(LibraryAsset asset) {
        int load = loads.incrementAndGet();
        report.set(Optional.empty());
        if (asset == null) {
            message.set("Select an asset in the Library to inspect it.");
            return;
        }
        message.set("Reading…");
        port.background()
                .submit(
                        () -> inspect(asset, () -> load != loads.get()),
                        found -> ifLatest(load, () -> {
                            message.set("");
                            frames = found.frames();
                            report.set(Optional.of(found.report()));
                        }),
                        failed -> ifLatest(
                                load,
                                () -> message.set("This asset cannot be read. "
                                        + asset.problem().orElse(failed.getMessage()))));
    }

    private record Inspected(AssetReport report, List<RungFrames> frames) {}

    private Inspected inspect(LibraryAsset asset, Cancel cancel) throws MediaFormatException, IOException {
        AssetReport found = port.judge().judge(asset, cancel);
        return new Inspected(found, RungFrames.of(found));
    }

    private void ifLatest(int load, Runnable show) {
        if (load == loads.get()) {
            show.run();
        }
    }

    public ReadOnlyObjectProperty<Optional<AssetReport>> report() {
        return report.getReadOnlyProperty();
    }

    /** The frames of each rung of the report. */
    List<RungFrames> frames() {
        return frames;
    }

    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /** The facts of one file. */
    public static List<Fact> facts(MediaFile file) {
        long ticks = file.timescale().rescale(file.durationTicks(), Timescale.PRESENTATION, Rounding.NEAREST);
        return List.of(
                new Fact("File", file.fileName()),
                new Fact(
                        "Size",
                        String.format(Locale.ROOT, "%,d bytes (%s)", file.sizeBytes(), Words.bytes(file.sizeBytes()))),
                new Fact("Brand", file.majorBrand().isBlank() ? "none" : file.majorBrand()),
                new Fact("Duration", Words.seconds(ticks)),
                new Fact("Movie header", file.indexFirst() ? "before the media (fast start)" : "behind the media"));
    }

    /** The facts of one track. */
    public static List<Fact> facts(TrackReport track) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Codec",
                (track.codecName() + " " + (track.isVideo() ? track.profile() : "")
                                + (track.level().isEmpty() ? "" : " level " + track.level()))
                        .replaceAll(" +", " ")
                        .strip()));
        facts.add(new Fact("RFC 6381", track.rfc6381()));
        if (track.isVideo()) {
            facts.add(new Fact("Resolution", track.widthPixels() + " × " + track.heightPixels()));
            track.video()
                    .ifPresent(video -> facts.add(
                            new Fact("Sample aspect", video.sampleAspect().toString())));
            facts.add(new Fact(
                    "Frame rate",
                    track.frameRate().toPlainString() + " frames/s"
                            + track.video()
                                    .flatMap(v -> v.frameRate())
                                    .map(r -> " (declared " + r.toPlainString() + ")")
                                    .orElse("")));
            track.video()
                    .ifPresent(
                            video -> facts.add(new Fact("Colour", video.colour().describe())));
            if (track.track().rotationDegrees() != 0) {
                facts.add(new Fact("Rotation", track.track().rotationDegrees() + "°"));
            }
        } else {
            facts.add(new Fact("Channels", String.valueOf(track.channels())));
            facts.add(new Fact("Sampling rate", track.sampleRateHz() + " Hz"));
        }
        facts.add(new Fact("Language", track.chosen().language()));
        facts.add(new Fact("Average", Words.bitRate(track.track().averageBps())));
        if (track.isVideo()) {
            facts.add(new Fact("Peak", Words.bitRate(track.gops().peakBps())));
            facts.add(new Fact(
                    "GOP",
                    frames(track) + " frames, longest "
                            + Words.seconds(track.gops().longestTicks())));
        }
        facts.add(new Fact(
                "Samples",
                String.format(Locale.ROOT, "%,d", track.track().samples().count())));
        facts.add(new Fact("Timescale", track.track().timescale().ticksPerSecond() + " ticks/s"));
        facts.add(new Fact("Edit list", edit(track)));
        return facts;
    }

    private static String frames(TrackReport track) {
        int shortest = track.gops().shortestFrames();
        int longest = track.gops().longestFrames();
        return shortest == longest ? String.valueOf(longest) : shortest + "–" + longest;
    }

    private static String edit(TrackReport track) {
        var edit = track.track().edit();
        if (edit.leadInTicks() == 0 && edit.mediaStartTicks() == 0) {
            return "none";
        }
        return "starts at " + edit.mediaStartTicks() + " ticks"
                + (edit.leadInTicks() > 0 ? ", after " + edit.leadInTicks() + " empty ticks" : "");
    }
}
