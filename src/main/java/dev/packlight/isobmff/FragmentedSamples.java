package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.media.LongList;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SampleTableBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the samples of one track from its movie header, where it has any, and from its fragments. */
final class FragmentedSamples {

    private final long latestTicks;
    private final LongList sizes = new LongList();
    private final LongList runDurations = new LongList();
    private final LongList runSamples = new LongList();
    private final LongList chunkOffsets = new LongList();
    private final LongList chunkSamples = new LongList();
    private final LongList sync = new LongList();
    /** Empty as long as every offset is 0. */
    private final LongList compositionOffsets = new LongList();

    private long startTicks;
    private long nextTicks;
    private long nextOffset = -1;
    private @Nullable MediaFormatException failure;

    /**
     * Starts with the samples of {@code stbl}, if there are any.
     *
     * @param latestTicks the last time that a fragment may name
     */
    FragmentedSamples(SampleTable header, long latestTicks) {
        this.latestTicks = latestTicks;
        for (int i = 0; i < header.count(); i++) {
            add(
                    header.sizeBytes(i),
                    header.durationTicks(i),
                    header.compositionOffsetTicks(i),
                    header.offsetBytes(i),
                    header.isSync(i));
        }
    }

    int count() {
        return sizes.length();
    }

    /** Notes that the fragments cannot be read; what follows is not added any more. */
    void fail(MediaFormatException e) {
        failure = failure == null ? e : failure;
    }

    /** Why the fragments cannot be read. */
    Optional<MediaFormatException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * The next sample is decoded at {@code ticks}: the first one starts there; later the sample before is stretched or
     * shortened to meet it, as rounding and gaps of live encoders want. FFmpeg's Smooth Streaming files begin below
     * zero, with what primes the sound's decoder.
     */
    void moveTo(long ticks, String where, long position) throws MediaFormatException {
        if (ticks < -latestTicks || ticks > latestTicks) {
            throw malformed("a fragment begins at " + ticks, where, position, "ISO/IEC 14496-12 §8.8.12");
        }
        if (count() == 0) {
            startTicks = ticks;
            nextTicks = ticks;
            return;
        }
        int last = runSamples.length() - 1;
        long duration = runDurations.get(last) + ticks - nextTicks;
        if (duration < 0) {
            throw malformed(
                    "a fragment begins at " + ticks + ", before the sample that precedes it",
                    where,
                    position,
                    "ISO/IEC 14496-12 §8.8.12");
        }
        if (duration != runDurations.get(last)) {
            stretch(last, duration);
        }
        nextTicks = ticks;
    }

    private void stretch(int last, long duration) {
        if (runSamples.get(last) == 1) {
            runDurations.set(last, duration);
        } else {
            runSamples.set(last, runSamples.get(last) - 1);
            runDurations.add(duration);
            runSamples.add(1);
        }
    }

    void add(long size, long duration, long compositionOffsetTicks, long offset, boolean isSync) {
        int sample = sizes.length();
        sizes.add(size);
        extend(runDurations, runSamples, duration, runDurations.length() > 0 && lastOf(runDurations) == duration);
        extend(chunkOffsets, chunkSamples, offset, offset == nextOffset);
        if (compositionOffsetTicks != 0 || compositionOffsets.length() > 0) {
            while (compositionOffsets.length() < sample) {
                compositionOffsets.add(0);
            }
            compositionOffsets.add(compositionOffsetTicks);
        }
        if (isSync) {
            sync.add(sample);
        }
        nextOffset = offset + size;
        nextTicks += duration;
    }

    /** One more sample in the last run, or in a new one. */
    private static void extend(LongList values, LongList samples, long value, boolean same) {
        if (same) {
            samples.set(samples.length() - 1, lastOf(samples) + 1);
        } else {
            values.add(value);
            samples.add(1);
        }
    }

    private static long lastOf(LongList list) {
        return list.get(list.length() - 1);
    }

    /** @param everySync whether every sample is a sync sample whatever its flags say, as for sound */
    SampleTable build(boolean everySync) {
        int count = count();
        SampleTableBuilder table = new SampleTableBuilder(sizes.toColumn()).startTicks(startTicks);
        for (int run = 0; run < runSamples.length(); run++) {
            table.addTimes(runSamples.get(run), runDurations.get(run));
        }
        for (int chunk = 0; chunk < chunkSamples.length(); chunk++) {
            table.addChunk(chunkOffsets.get(chunk), chunkSamples.get(chunk));
        }
        if (compositionOffsets.length() > 0) {
            table.compositionOffsets(compositionOffsets.toColumn());
        }
        if (!everySync && sync.length() < count) {
            table.syncSamples(sync.toInts());
        }
        return table.build();
    }
}
