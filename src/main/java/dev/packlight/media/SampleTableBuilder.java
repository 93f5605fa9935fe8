package dev.packlight.media;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the columns of a {@link SampleTable}.
 *
 * <p>The caller has checked every count against the bytes that hold it; sizes come first, then times, then places.
 */
public final class SampleTableBuilder {

    /** Longest stretch whose sizes are summed to find a sample; longer chunks are split. */
    private static final int SPLIT_SAMPLES = 64;

    private final Column sizes;
    private final LongList runSamples = new LongList();
    private final LongList runDts = new LongList();
    private final LongList runDeltas = new LongList();
    private final LongList chunkSamples = new LongList();
    private final LongList chunkOffsets = new LongList();
    private Column compositionOffsets = Column.constant(0, 0);
    private int @Nullable [] syncSamples;
    private byte @Nullable [] accessPointTypes;
    private Optional<SyncEvidence> evidence = Optional.empty();
    private int timedSamples;
    private int placedSamples;
    private int splitSample;
    private long nextDts;
    private long nextOffset = -1;

    /** Starts a table of samples of these sizes. */
    public SampleTableBuilder(Column sizes) {
        this.sizes = sizes;
    }

    /** Starts a table of samples of these sizes. */
    public SampleTableBuilder(long[] sizes) {
        this(Column.of(sizes, sizes.length));
    }

    public int count() {
        return sizes.length();
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
        int taken = (int) Math.min(samples, sizes.length() - timedSamples);
        if (taken > 0) {
            int last = runDeltas.length() - 1;
            if (last < 0 || runDeltas.get(last) != deltaTicks) {
                runSamples.add(timedSamples);
                runDts.add(nextDts);
                runDeltas.add(deltaTicks);
            }
            timedSamples += taken;
            nextDts += taken * deltaTicks;
        }
        return this;
    }

    /**
     * The next {@code samples} samples lie in one chunk at {@code offsetBytes}; samples beyond the table are left out.
     */
    public SampleTableBuilder addChunk(long offsetBytes, long samples) {
        int end = placedSamples + (int) Math.min(samples, sizes.length() - placedSamples);
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
            offset += sizes.sum(placedSamples, stop);
            placedSamples = stop;
            nextOffset = offset;
        }
        return this;
    }

    /** Composition minus decoding time of each sample. */
    public SampleTableBuilder compositionOffsets(long[] offsetsTicks) {
        return compositionOffsets(Column.of(offsetsTicks, offsetsTicks.length));
    }

    /** Composition minus decoding time of each sample. */
    public SampleTableBuilder compositionOffsets(Column offsetsTicks) {
        compositionOffsets = offsetsTicks;
        return this;
    }

    /** Ascending numbers of the sync samples, which are kept; without this call every sample is one. */
    public SampleTableBuilder syncSamples(int[] samples) {
        syncSamples = samples;
        return this;
    }

    /** What is known of the sync samples beyond their numbers: the stream access point type of each, and why. */
    SampleTableBuilder known(byte @Nullable [] types, SyncEvidence why) {
        accessPointTypes = types;
        evidence = Optional.of(why);
        return this;
    }

    /** Finishes the table; samples that got no time or no place are cut off. */
    public SampleTable build() {
        return new SampleTable(this);
    }

    private int whole() {
        return Math.min(sizes.length(), Math.min(timedSamples, placedSamples));
    }

    Column sizes() {
        return whole() == sizes.length() ? sizes : sizes.part(0, whole());
    }

    Column runFirstSample() {
        return runSamples.toColumn();
    }

    Column runFirstDts() {
        return runDts.toColumn();
    }

    Column runDelta() {
        return runDeltas.toColumn();
    }

    Column compositionOffsets() {
        return compositionOffsets;
    }

    Column chunkFirstSample() {
        return chunkSamples.toColumn();
    }

    Column chunkOffset() {
        return chunkOffsets.toColumn();
    }

    int @Nullable [] syncSamples() {
        if (syncSamples == null) {
            return null;
        }
        int whole = whole();
        int end = syncSamples.length;
        while (end > 0 && syncSamples[end - 1] >= whole) {
            end--;
        }
        return end == whole ? null : end == syncSamples.length ? syncSamples : Arrays.copyOf(syncSamples, end);
    }

    byte @Nullable [] accessPointTypes() {
        return unlessPlain(accessPointTypes);
    }

    Optional<SyncEvidence> evidence() {
        return evidence;
    }

    /** Nothing where all are of type 1. */
    static byte @Nullable [] unlessPlain(byte @Nullable [] types) {
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
        int run = runSamples.length() - 1;
        while (run > 0 && runSamples.get(run) >= whole) {
            run--;
        }
        return run < 0 ? nextDts : runDts.get(run) + (whole - runSamples.get(run)) * runDeltas.get(run);
    }

    long totalBytes() {
        return sizes.sum(0, whole());
    }
}
