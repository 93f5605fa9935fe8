package dev.packlight.media;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where each sample of a track lies, how long it is and when it is decoded and shown (ISO/IEC 14496-12 §8.6, §8.7).
 *
 * <p>Immutable parallel columns, run-length where the file is; never an object per sample. Times are ticks of the
 * track's media timeline, before its edit list. Sample numbers count from 0.
 */
public final class SampleTable {

    final Column sizes;
    final Column runFirstSample;
    final Column runFirstDts;
    final Column runDelta;
    final Column compositionOffsets;
    final Column chunkFirstSample;
    final Column chunkOffset;
    final int @Nullable [] syncSamples;
    final byte @Nullable [] accessPointTypes;
    final SyncEvidence evidence;
    final long endDtsTicks;
    final long totalBytes;
    final long leastCompositionOffsetTicks;

    SampleTable(SampleTableBuilder from) {
        endDtsTicks = from.endDtsTicks();
        sizes = from.sizes();
        runFirstSample = from.runFirstSample();
        runFirstDts = from.runFirstDts();
        runDelta = from.runDelta();
        compositionOffsets = from.compositionOffsets();
        chunkFirstSample = from.chunkFirstSample();
        chunkOffset = from.chunkOffset();
        syncSamples = from.syncSamples();
        totalBytes = from.totalBytes();
        leastCompositionOffsetTicks = compositionOffsets.least();
        accessPointTypes = from.accessPointTypes();
        evidence = from.evidence().orElseGet(() -> SyncEvidence.unexamined(syncCount()));
    }

    /** A table as {@link StoredSamples} kept it. */
    SampleTable(
            Column[] columns, int @Nullable [] sync, byte @Nullable [] types, SyncEvidence evidence, long[] totals) {
        sizes = columns[0];
        runFirstSample = columns[1];
        runFirstDts = columns[2];
        runDelta = columns[3];
        compositionOffsets = columns[4];
        chunkFirstSample = columns[5];
        chunkOffset = columns[6];
        syncSamples = sync;
        accessPointTypes = types;
        this.evidence = evidence;
        endDtsTicks = totals[0];
        totalBytes = totals[1];
        leastCompositionOffsetTicks = totals[2];
    }

    private SampleTable(SampleTable from, int[] sync, byte @Nullable [] types, SyncEvidence evidence) {
        sizes = from.sizes;
        runFirstSample = from.runFirstSample;
        runFirstDts = from.runFirstDts;
        runDelta = from.runDelta;
        compositionOffsets = from.compositionOffsets;
        chunkFirstSample = from.chunkFirstSample;
        chunkOffset = from.chunkOffset;
        endDtsTicks = from.endDtsTicks;
        totalBytes = from.totalBytes;
        leastCompositionOffsetTicks = from.leastCompositionOffsetTicks;
        syncSamples = sync.length == from.count() ? null : sync;
        accessPointTypes = types;
        this.evidence = evidence;
    }

    /**
     * The same samples with other sync samples.
     *
     * @param sync their numbers, ascending
     * @param types the stream access point type of each
     */
    public SampleTable withSync(int[] sync, byte[] types, SyncEvidence why) {
        return new SampleTable(this, sync.clone(), SampleTableBuilder.unlessPlain(types), why);
    }

    public int count() {
        return sizes.length();
    }

    /** Bytes of sample {@code i}. */
    public int sizeBytes(int i) {
        return (int) sizes.get(i);
    }

    /** Position of sample {@code i} in its file. */
    public long offsetBytes(int i) {
        int chunk = near(chunkFirstSample, i);
        return chunkOffset.get(chunk) + sizes.sum((int) chunkFirstSample.get(chunk), i);
    }

    /** Decoding time of sample {@code i}; {@code count()} gives the end of the last sample. */
    public long dtsTicks(int i) {
        if (i == count()) {
            return endDtsTicks;
        }
        int run = near(runFirstSample, i);
        return runFirstDts.get(run) + (i - runFirstSample.get(run)) * runDelta.get(run);
    }

    /** Composition time of sample {@code i}. */
    public long ptsTicks(int i) {
        return dtsTicks(i) + compositionOffsetTicks(i);
    }

    /** Composition minus decoding time of sample {@code i}; may be negative. */
    public long compositionOffsetTicks(int i) {
        return compositionOffsets.length() == 0 ? 0 : compositionOffsets.get(i);
    }

    /** Smallest composition offset of all samples. */
    public long leastCompositionOffsetTicks() {
        return leastCompositionOffsetTicks;
    }

    public boolean hasCompositionOffsets() {
        return compositionOffsets.length() != 0;
    }

    public long durationTicks(int i) {
        return runDelta.get(near(runFirstSample, i));
    }

    /** How many of the samples {@code from} to {@code to} last how long. */
    NavigableMap<Long, Integer> durations(int from, int to) {
        NavigableMap<Long, Integer> durations = new TreeMap<>();
        int at = from;
        for (int run = near(runFirstSample, from); at < to; run++) {
            long end = run + 1 < runFirstSample.length() ? runFirstSample.get(run + 1) : to;
            durations.merge(runDelta.get(run), (int) Math.min(end, to) - at, Integer::sum);
            at = (int) end;
        }
        return durations;
    }

    /** The duration that all samples {@code from} to {@code to} share; -1 where they differ. */
    public long uniformDurationTicks(int from, int to) {
        int run = near(runFirstSample, from);
        return run == near(runFirstSample, to - 1) ? runDelta.get(run) : -1;
    }

    public boolean isSync(int i) {
        return syncSamples == null || Arrays.binarySearch(syncSamples, i) >= 0;
    }

    /** Whether every sample is a sync sample (no {@code stss}). */
    public boolean allSync() {
        return syncSamples == null;
    }

    public int syncCount() {
        return syncSamples == null ? count() : syncSamples.length;
    }

    /** Sample number of the {@code n}th sync sample. */
    public int syncSample(int n) {
        return syncSamples == null ? n : syncSamples[n];
    }

    /**
     * Stream access point type of sync sample {@code i} (ISO/IEC 14496-12 Annex I.3): 1 where nothing that follows is
     * shown before it, 2 where what is can be decoded, 3 where some of that cannot.
     */
    public int accessPointType(int i) {
        return accessPointTypes == null ? 1 : accessPointTypes[syncSamples == null ? i : syncIndex(i)];
    }

    private int syncIndex(int i) {
        int found = Arrays.binarySearch(syncSamples, i);
        return found >= 0 ? found : -found - 1;
    }

    /** What the pictures show of the claimed sync samples. */
    public SyncEvidence evidence() {
        return evidence;
    }

    /** Last sample whose decoding time is at or before {@code dtsTicks}; -1 where there is none. */
    public int sampleAt(long dtsTicks) {
        if (count() == 0 || dtsTicks < runFirstDts.get(0)) {
            return -1;
        }
        int run = floor(runFirstDts, dtsTicks);
        long first = runFirstSample.get(run);
        long delta = runDelta.get(run);
        long last = run + 1 < runFirstSample.length() ? runFirstSample.get(run + 1) - 1 : count() - 1;
        return (int) (delta == 0 ? last : Math.min(last, first + (dtsTicks - runFirstDts.get(run)) / delta));
    }

    /** End of the last sample in decoding time. */
    public long endDtsTicks() {
        return endDtsTicks;
    }

    public long totalBytes() {
        return totalBytes;
    }

    /** Samples {@code from} (inclusive) to {@code to} (exclusive) alone, their times kept. */
    public SampleTable part(int from, int to) {
        return ChangedSamples.part(this, from, to);
    }

    /**
     * The same samples at other times.
     *
     * @param dtsTicks when each is decoded, ascending, and when the last one ends
     * @param offsetsTicks composition minus decoding time of each
     */
    public SampleTable withTimes(long[] dtsTicks, long[] offsetsTicks) {
        return ChangedSamples.retimed(this, dtsTicks, offsetsTicks);
    }

    /** Bytes of samples {@code from} (inclusive) to {@code to} (exclusive). */
    public long bytes(int from, int to) {
        return sizes.sum(from, to);
    }

    /** Reports the stretches of the file that hold samples {@code from} to {@code to}, in order, neighbours joined. */
    public void forEachStretch(int from, int to, StretchConsumer consumer) {
        long start = from < to ? offsetBytes(from) : 0;
        long end = start;
        int chunk = from < to ? near(chunkFirstSample, from) : 0;
        for (int i = from; i < to; i++) {
            if (chunk + 1 < chunkFirstSample.length() && chunkFirstSample.get(chunk + 1) == i) {
                long next = chunkOffset.get(++chunk);
                if (next != end) {
                    report(start, end, consumer);
                    start = next;
                }
                end = next;
            }
            end += sizes.get(i);
        }
        report(start, end, consumer);
    }

    private static void report(long start, long end, StretchConsumer consumer) {
        if (end > start) {
            consumer.accept(start, end - start);
        }
    }

    /** Bytes of all columns. */
    public long footprintBytes() {
        long sync = syncSamples == null ? 0 : 4L * syncSamples.length;
        return sync
                + sizes.footprintBytes()
                + runFirstSample.footprintBytes()
                + runFirstDts.footprintBytes()
                + runDelta.footprintBytes()
                + compositionOffsets.footprintBytes()
                + chunkFirstSample.footprintBytes()
                + chunkOffset.footprintBytes();
    }

    /** The run or chunk of sample {@code i}; found at once where all of them have as many samples. */
    int near(Column firstSamples, int i) {
        int guess = (int) ((long) i * firstSamples.length() / Math.max(1, count()));
        boolean hit = guess < firstSamples.length()
                && firstSamples.get(guess) <= i
                && (guess + 1 == firstSamples.length() || firstSamples.get(guess + 1) > i);
        return hit ? guess : floor(firstSamples, i);
    }

    /** Index of the last value not above {@code key} in an ascending column. */
    private static int floor(Column ascending, long key) {
        int low = 0;
        int high = ascending.length() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (ascending.get(middle) <= key) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Receives one contiguous stretch of a file. */
    @FunctionalInterface
    public interface StretchConsumer {
        void accept(long offsetBytes, long lengthBytes);
    }
}
