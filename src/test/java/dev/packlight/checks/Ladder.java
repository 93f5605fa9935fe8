package dev.packlight.checks;

import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Edit;
import dev.packlight.media.MediaFile;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A ladder of the times and sizes that a test wants, at 25 pictures a second. */
final class Ladder {

    private final List<AssetTrack> tracks = new ArrayList<>();

    /** Adds a rung whose key frames stand {@code gop} pictures apart. */
    Ladder rung(int width, int height, int count, int gop) {
        return rung(width, height, count, gop, samples -> samples);
    }

    Ladder rung(int width, int height, int count, int gop, UnaryOperator<SampleTable> changed) {
        int[] sync = IntStream.range(0, count).filter(i -> i % gop == 0).toArray();
        return video(width, height, 25, 1, changed.apply(table(count, 1, sync)), Edit.NONE);
    }

    Ladder video(int width, int height, long scale, long delta, SampleTable samples, Edit edit) {
        SampleDescription coded = new SampleDescription("avc1", Map.of(), width, height, 0, 0);
        return add(TrackKind.VIDEO, coded, scale, edit, samples, samples.count() * delta);
    }

    /** Adds sound of whole seconds and thousandths. */
    Ladder sound(int milliseconds) {
        SampleDescription coded = new SampleDescription("mp4a", Map.of(), 0, 0, 2, 48_000);
        return add(TrackKind.AUDIO, coded, 1000, Edit.NONE, table(milliseconds, 1, new int[] {0}), milliseconds);
    }

    static SampleTable table(int count, long delta, int... sync) {
        long[] sizes = new long[count];
        Arrays.fill(sizes, 1000);
        return table(sizes, delta, sync);
    }

    static SampleTable table(long[] sizes, long delta, int... sync) {
        return new SampleTableBuilder(sizes)
                .addTimes(sizes.length, delta)
                .addChunk(0, sizes.length)
                .syncSamples(sync)
                .build();
    }

    Ladder add(
            TrackKind kind, SampleDescription coded, long scale, Edit edit, SampleTable samples, long durationTicks) {
        Track track = new Track(1, kind, coded, new Timescale(scale), "und", edit, 0, samples, "");
        MediaFile file = new MediaFile(
                "f" + tracks.size() + ".mp4", 1000, "isom", durationTicks, new Timescale(scale), true, List.of(track));
        tracks.add(AssetTrack.of(file, track));
        return this;
    }

    Subject.Stored subject() {
        List<MediaFile> files = tracks.stream().map(AssetTrack::file).toList();
        return new Subject.Stored(new Asset("ladder", Asset.Origin.GROUPED, files, tracks, 1, List.of()));
    }
}
