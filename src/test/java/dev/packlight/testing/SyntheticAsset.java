package dev.packlight.testing;

import dev.packlight.bytes.ByteSource;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Sources;
import dev.packlight.delivery.UnservableException;
import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Edit;
import dev.packlight.media.MediaFile;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.TextFile;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An asset whose tracks have the times that a test wants; their samples are NAL units or frames of zeros. */
public final class SyntheticAsset {

    private static final int SAMPLE_BYTES = 40;

    private final List<AssetTrack> tracks = new ArrayList<>();
    private final List<TextFile> texts = new ArrayList<>();
    private final Map<MediaFile, ByteSource> sources = new HashMap<>();

    /**
     * Adds a rung.
     *
     * @param scale ticks of its timeline
     * @param delta ticks of a picture
     * @param gop pictures from one key frame to the next
     * @param reordered pictures that wait between two that are referred to, 0 for none
     */
    public SyntheticAsset video(
            SampleDescription description, long scale, long delta, int count, int gop, int reordered, Edit edit) {
        long[] offsets = new long[count];
        int group = reordered + 1;
        for (int i = 0; i < count; i++) {
            int inGop = i % gop;
            int shown = inGop == 0
                    ? inGop
                    : (inGop - 1) % group == 0 && inGop + reordered < gop
                            ? inGop + reordered
                            : (inGop - 1) / group * group + 1 + reordered < gop ? inGop - 1 : inGop;
            offsets[i] = (shown - inGop + (reordered > 0 ? 1 : 0)) * delta;
        }
        SampleTableBuilder table = table(count, delta);
        if (reordered > 0) {
            table.compositionOffsets(offsets);
        }
        table.syncSamples(IntStream.range(0, count).filter(i -> i % gop == 0).toArray());
        return add(TrackKind.VIDEO, description, scale, edit, table, (long) count * delta);
    }

    /** Adds sound. */
    public SyntheticAsset audio(SampleDescription description, long scale, long delta, int count, Edit edit) {
        return add(TrackKind.AUDIO, description, scale, edit, table(count, delta), (long) count * delta);
    }

    private static SampleTableBuilder table(int count, long delta) {
        long[] sizes = new long[count];
        Arrays.fill(sizes, SAMPLE_BYTES);
        return new SampleTableBuilder(sizes).addTimes(count, delta).addChunk(0, count);
    }

    private SyntheticAsset add(
            TrackKind kind,
            SampleDescription description,
            long scale,
            Edit edit,
            SampleTableBuilder table,
            long durationTicks) {
        byte[] bytes = new byte[SAMPLE_BYTES * table.count()];
        for (int at = 3; at < bytes.length; at += SAMPLE_BYTES) {
            bytes[at] = SAMPLE_BYTES - 4;
            bytes[at + 1] = 0x41;
        }
        Track track = new Track(1, kind, description, new Timescale(scale), "und", edit, 0, table.build(), "");
        return track(track, bytes, durationTicks);
    }

    /** Adds a track whose samples lie in {@code bytes}. */
    public SyntheticAsset track(Track track, byte[] bytes, long durationTicks) {
        MediaFile file = new MediaFile(
                "synthetic" + tracks.size() + ".mp4",
                bytes.length,
                "isom",
                durationTicks,
                track.timescale(),
                true,
                List.of(track));
        tracks.add(AssetTrack.of(file, track));
        sources.put(file, MediaFixtures.source(bytes));
        return this;
    }

    /** Adds subtitles that lie beside the media. */
    public SyntheticAsset text(String fileName, String language, String content) {
        texts.add(new TextFile(fileName, language, "", true, false, "", content.getBytes(StandardCharsets.UTF_8), ""));
        return this;
    }

    public Asset asset() {
        return new Asset("synthetic", Asset.Origin.GROUPED, List.copyOf(sources.keySet()), tracks, 1, texts);
    }

    public Presentation present() throws UnservableException {
        return present(Decisions.ORIGINAL);
    }

    public Presentation present(Decisions decisions) throws UnservableException {
        return Presentations.of(asset(), new Sources(sources, "synthetic"), decisions);
    }
}
