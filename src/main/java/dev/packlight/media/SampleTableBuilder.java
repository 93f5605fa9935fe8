package dev.packlight.media;

import java.util.Arrays;
import java.util.Optional;

/**
 * Collects the columns of a {@link SampleTable}.
 *
 * <p>The caller has checked every count against the bytes that hold it; sizes come first, then times, then places.
 */
public final class SampleTableBuilder {

    /** Longest stretch whose sizes are summed to find a sample; longer chunks are split. */
    private static final int SPLIT_SAMPLES = 64;

    private final long[] sizes;
    private final Longs runSamples = new Longs();
    private final Longs runDts = new Longs();
    private final Longs runDeltas = new Longs();
    private final Longs chunkSamples = new Longs();
    private final Longs chunkOffsets = new Longs();
    private Column compositionOffsets = Column.of(new long[0], 0);
    private int[] syncSamples;
    private byte[] accessPointTypes;
    private Optional<SyncEvidence> evidence = Optional.empty();
    private int timedSamples;
    private int placedSamples;
    private int splitSample;
    private long nextDts;
    private long nextOffset = -1;

    /** Starts a table of {@code sizes.length} samples; the array is kept. */
    public SampleTableBuilder(long[] sizes) {
        this.sizes = sizes;
    }

    public int count() {
        return sizes.length;
    }

    public int timedSamples() {
        return timedSamples;
    }

    public int placedSamples() {
        return placedSamples;
    }

    /** First byte after the samples placed so far. */
    public long placedEnd() {
        return nextOffset;
    }

    /** Decoding time of the first sample; called before any times are added. */
    public SampleTableBuilder startTicks(long ticks) {
        nextDts = ticks;
        return this;
    }

    /** The next {@code samples} samples last {@code deltaTicks} each; samples beyond the table are left out. */
    public SampleTableBuilder addTimes(long samples, long deltaTicks) {
        int taken = (int) Math.min(samples, sizes.length - timedSamples);
        if (taken > 0) {
            int last = runDeltas.length - 1;
            if (last < 0 || runDeltas.values[last] != deltaTicks) {
                runSamples.add(timedSamples);
                runDts.add(nextDts);
                runDeltas.add(deltaTicks);
            }
            timedSamples += taken;
            nextDts += taken * deltaTicks;
        }
        return this;
    }

    /** The next {@code samples} samples lie in one chunk at {@code offsetBytes}; samples beyond the table are left out. */
    public SampleTableBuilder addChunk(long offsetBytes, long samples) {
        int end = placedSamples + (int) Math.min(samples, sizes.length - placedSamples);
        long offset = offsetBytes;
        while (placedSamples < end) {
            int room = SPLIT_SAMPLES - (placedSamples - splitSample);
            if (offset != nextOffset || room <= 0) {
                chunkSamples.add(placedSamples);
                chunkOffsets.add(offset);
                splitSample = placedSamples;
                room = SPLIT_SAMPLES;
            }
            int stop = Math.min(end, placedSamples + room);
            while (placedSamples < stop) {
                offset += sizes[placedSamples++];
            }
            nextOffset = offset;
        }
        return this;
    }

    /** Composition minus decoding time of each sample. */
    public SampleTableBuilder compositionOffsets(long[] offsetsTicks) {
        compositionOffsets = Column.of(offsetsTicks, offsetsTicks.length);
        return this;
    }

    /** Ascending numbers of the sync samples; without this call every sample is one. */
    public SampleTableBuilder syncSamples(int[] samples) {
        syncSamples = samples.clone();
        return this;
    }

    /** What is known of the sync samples beyond their numbers: the stream access point type of each, and why. */
    SampleTableBuilder known(byte[] types, SyncEvidence why) {
        accessPointTypes = types;
        evidence = Optional.of(why);
        return this;
    }

    /** Finishes the table; samples that got no time or no place are cut off. */
    public SampleTable build() {
        return new SampleTable(this);
    }

    private int whole() {
        return Math.min(sizes.length, Math.min(timedSamples, placedSamples));
    }

    Column sizes() {
        return Column.of(sizes, whole());
    }

    Column runFirstSample() {
        return runSamples.column();
    }

    Column runFirstDts() {
        return runDts.column();
    }

    Column runDelta() {
        return runDeltas.column();
    }

    Column compositionOffsets() {
        return compositionOffsets;
    }

    Column chunkFirstSample() {
        return chunkSamples.column();
    }

    Column chunkOffset() {
        return chunkOffsets.column();
    }

    int[] syncSamples() {
        if (syncSamples == null) {
            return null;
        }
        int whole = whole();
        int end = syncSamples.length;
        while (end > 0 && syncSamples[end - 1] >= whole) {
            end--;
        }
        return end == whole ? null : Arrays.copyOf(syncSamples, end);
    }

    byte[] accessPointTypes() {
        return unlessPlain(accessPointTypes);
    }

    Optional<SyncEvidence> evidence() {
        return evidence;
    }

    /** Nothing where all are of type 1. */
    static byte[] unlessPlain(byte[] types) {
        if (types != null) {
            for (byte type : types) {
                if (type != 1) {
                    return types.clone();
                }
            }
        }
        return null;
    }

    long endDtsTicks() {
        int whole = whole();
        int run = runSamples.length - 1;
        while (run > 0 && runSamples.values[run] >= whole) {
            run--;
        }
        return run < 0 ? nextDts : runDts.values[run] + (whole - runSamples.values[run]) * runDeltas.values[run];
    }

    long totalBytes() {
        long sum = 0;
        for (int i = 0; i < whole(); i++) {
            sum += sizes[i];
        }
        return sum;
    }

    /** A growing list of longs. */
    private static final class Longs {
        private long[] values = new long[16];
        private int length;

        void add(long value) {
            if (length == values.length) {
                values = Arrays.copyOf(values, length * 2);
            }
            values[length++] = value;
        }

        Column column() {
            return Column.of(values, length);
        }
    }
}
