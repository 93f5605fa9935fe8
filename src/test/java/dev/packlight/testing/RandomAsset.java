package dev.packlight.testing;

import dev.packlight.catalog.MediaFiles;
import dev.packlight.catalog.SourceSet;
import dev.packlight.media.Asset;
import dev.packlight.media.Edit;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTableBuilder;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A film of H.264 and AAC whose tables are drawn by lot: sizes, durations, order of pictures, key frames, chunks. The
 * same seed gives the same film.
 */
public final class RandomAsset {

    private static final int GAP_BYTES = 5;

    private final Random random;

    private RandomAsset(long seed) {
        random = new Random(seed);
    }

    public static SyntheticAsset of(long seed) throws Exception {
        return new RandomAsset(seed).make();
    }

    private SyntheticAsset make() throws Exception {
        Asset aurora = SourceSet.serverManifest(SampleAssets.AURORA)
                .open(new MediaFiles())
                .asset();
        SyntheticAsset asset = new SyntheticAsset();
        picture(asset, description(aurora, TrackKind.VIDEO));
        sound(asset, description(aurora, TrackKind.AUDIO));
        return asset;
    }

    private static SampleDescription description(Asset asset, TrackKind kind) {
        return asset.tracks(kind).getFirst().track().description();
    }

    private void picture(SyntheticAsset asset, SampleDescription description) {
        int count = 60 + random.nextInt(200);
        int gop = 10 + random.nextInt(40);
        boolean reordered = random.nextBoolean();
        long[] sizes = random.longs(count, 6, 3000).toArray();
        SampleTableBuilder table = new SampleTableBuilder(sizes);
        boolean even = reordered || random.nextBoolean();
        for (int i = 0; i < count; i++) {
            table.addTimes(1, even ? 512 : 400 + random.nextInt(200));
        }
        if (reordered) {
            table.compositionOffsets(IntStream.range(0, count)
                    .mapToLong(i -> 512L * (1 + shown(i % gop, gop) - i % gop))
                    .toArray());
        }
        if (gop > 12) {
            table.syncSamples(
                    IntStream.range(0, count).filter(i -> i % gop == 0).toArray());
        }
        byte[] bytes = place(table, sizes);
        Track track = new Track(
                1, TrackKind.VIDEO, description, new Timescale(12_800), "und", Edit.NONE, 0, table.build(), "");
        for (int i = 0; i < count; i++) {
            int at = (int) track.samples().offsetBytes(i);
            int size = (int) sizes[i] - 4;
            bytes[at] = 0;
            bytes[at + 1] = 0;
            bytes[at + 2] = (byte) (size >> 8);
            bytes[at + 3] = (byte) size;
            bytes[at + 4] = (byte) (track.samples().isSync(i) ? 0x65 : 0x41);
        }
        asset.track(track, bytes, track.samples().endDtsTicks());
    }

    /** Each second picture behind a key frame is shown after the next one. */
    private static int shown(int inGop, int gop) {
        boolean waits = inGop % 2 == 1 && inGop + 1 < gop;
        return waits ? inGop + 1 : inGop > 0 && inGop % 2 == 0 ? inGop - 1 : inGop;
    }

    private void sound(SyntheticAsset asset, SampleDescription description) {
        int count = 60 + random.nextInt(300);
        long[] sizes = random.longs(count, 1, 700).toArray();
        SampleTableBuilder table = new SampleTableBuilder(sizes).addTimes(count, 1024);
        byte[] bytes = place(table, sizes);
        Track track = new Track(
                1, TrackKind.AUDIO, description, new Timescale(48_000), "und", Edit.NONE, 0, table.build(), "");
        asset.track(track, bytes, track.samples().endDtsTicks());
    }

    /** Puts the samples into chunks of random length with gaps between; gives a file of noise. */
    private byte[] place(SampleTableBuilder table, long[] sizes) {
        long at = 0;
        for (int i = 0; i < sizes.length; ) {
            int end = Math.min(sizes.length, i + 1 + random.nextInt(30));
            table.addChunk(at + random.nextInt(GAP_BYTES), end - i);
            at = table.placedEnd();
            i = end;
        }
        byte[] bytes = new byte[(int) at];
        random.nextBytes(bytes);
        return bytes;
    }
}
