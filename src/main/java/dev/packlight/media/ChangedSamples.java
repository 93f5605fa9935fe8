package dev.packlight.media;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes sample tables of others: parts of them, the same at other times. */
final class ChangedSamples {

    private ChangedSamples() {}

    /** Samples {@code from} (inclusive) to {@code to} (exclusive) alone, their times kept. */
    static SampleTable part(SampleTable s, int from, int to) {
        SampleTableBuilder table = new SampleTableBuilder(s.sizes.part(from, to)).startTicks(s.dtsTicks(from));
        for (int run = s.near(s.runFirstSample, from);
                run < s.runDelta.length() && s.runFirstSample.get(run) < to;
                run++) {
            long first = Math.max(from, s.runFirstSample.get(run));
            long next = run + 1 < s.runDelta.length() ? s.runFirstSample.get(run + 1) : s.count();
            table.addTimes(Math.min(to, next) - first, s.runDelta.get(run));
        }
        for (int chunk = s.near(s.chunkFirstSample, from); chunk < s.chunkOffset.length(); chunk++) {
            int first = (int) Math.max(from, s.chunkFirstSample.get(chunk));
            long next = chunk + 1 < s.chunkOffset.length() ? s.chunkFirstSample.get(chunk + 1) : s.count();
            if (first >= to) {
                break;
            }
            table.addChunk(s.offsetBytes(first), Math.min(to, next) - first);
        }
        if (s.compositionOffsets.length() > 0) {
            table.compositionOffsets(s.compositionOffsets.part(from, to));
        }
        table.known(typesWithin(s, from, to), s.evidence);
        return s.allSync()
                ? table.build()
                : table.syncSamples(syncWithin(s, from, to)).build();
    }

    private static int[] syncWithin(SampleTable s, int from, int to) {
        int first = Arrays.binarySearch(s.syncSamples, from);
        int last = Arrays.binarySearch(s.syncSamples, to);
        int[] within = Arrays.copyOfRange(
                Objects.requireNonNull(s.syncSamples), first < 0 ? -first - 1 : first, last < 0 ? -last - 1 : last);
        for (int i = 0; i < within.length; i++) {
            within[i] -= from;
        }
        return within;
    }

    /** The same samples at other times; see {@link SampleTable#withTimes}. */
    static SampleTable retimed(SampleTable s, long[] dtsTicks, long[] offsetsTicks) {
        int count = s.count();
        SampleTableBuilder table = new SampleTableBuilder(s.sizes).startTicks(dtsTicks[0]);
        for (int i = 0; i < count; i++) {
            table.addTimes(1, dtsTicks[i + 1] - dtsTicks[i]).addChunk(s.offsetBytes(i), 1);
        }
        table.compositionOffsets(offsetsTicks).known(s.accessPointTypes, s.evidence);
        return s.allSync()
                ? table.build()
                : table.syncSamples(Objects.requireNonNull(s.syncSamples)).build();
    }

    private static byte @Nullable [] typesWithin(SampleTable s, int from, int to) {
        if (s.accessPointTypes == null) {
            return null;
        }
        byte[] types = new byte[s.accessPointTypes.length];
        int length = 0;
        for (int n = 0; n < types.length; n++) {
            if (s.syncSample(n) >= from && s.syncSample(n) < to) {
                types[length++] = s.accessPointTypes[n];
            }
        }
        return Arrays.copyOf(types, length);
    }
}
