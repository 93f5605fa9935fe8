package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleTable;
import dev.packlight.media.SampleTableBuilder;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Collects the samples of one track from its movie header, where it has any, and from its fragments. */
final class FragmentedSamples {

    private long[] sizes = new long[256];
    private long[] durations = new long[256];
    private long[] compositionOffsets = new long[256];
    private long[] offsets = new long[256];
    private boolean[] sync = new boolean[256];
    private int count;
    private long startTicks;
    private long nextTicks;

    /** Starts with the samples of {@code stbl}, if there are any. */
    FragmentedSamples(SampleTable header) throws MediaFormatException {
        for (int i = 0; i < header.count(); i++) {
            add(
                    header.size(i),
                    header.durationTicks(i),
                    header.compositionOffset(i),
                    header.offset(i),
                    header.isSync(i));
        }
    }

    int count() {
        return count;
    }

    long nextTicks() {
        return nextTicks;
    }

    /**
     * The next sample is decoded at {@code ticks}: the first one starts there; later the sample before is stretched or
     * shortened to meet it, as rounding and gaps of live encoders want.
     */
    void moveTo(long ticks, String where, long position) throws MediaFormatException {
        if (count == 0) {
            startTicks = ticks;
            nextTicks = ticks;
            return;
        }
        long duration = durations[count - 1] + ticks - nextTicks;
        if (duration < 0) {
            throw malformed(
                    "a fragment begins at " + ticks + ", before the sample that precedes it",
                    where,
                    position,
                    "ISO/IEC 14496-12 §8.8.12");
        }
        durations[count - 1] = duration;
        nextTicks = ticks;
    }

    void add(long size, long duration, long compositionOffset, long offset, boolean isSync)
            throws MediaFormatException {
        if (count == sizes.length) {
            grow();
        }
        sizes[count] = size;
        durations[count] = duration;
        compositionOffsets[count] = compositionOffset;
        offsets[count] = offset;
        sync[count++] = isSync;
        nextTicks += duration;
    }

    private void grow() throws MediaFormatException {
        if (count >= SampleTableReader.MAX_SAMPLES) {
            throw unsupported(
                    "a track of more than " + SampleTableReader.MAX_SAMPLES + " samples is longer than is supported",
                    "moof/traf/trun",
                    -1,
                    "ISO/IEC 14496-12 §8.8.8");
        }
        int room = count * 2;
        sizes = Arrays.copyOf(sizes, room);
        durations = Arrays.copyOf(durations, room);
        compositionOffsets = Arrays.copyOf(compositionOffsets, room);
        offsets = Arrays.copyOf(offsets, room);
        sync = Arrays.copyOf(sync, room);
    }

    /** @param everySync whether every sample is a sync sample whatever its flags say, as for sound */
    SampleTable build(boolean everySync) {
        SampleTableBuilder table = new SampleTableBuilder(Arrays.copyOf(sizes, count)).startTicks(startTicks);
        for (int i = 0; i < count; i++) {
            table.addTimes(1, durations[i]);
        }
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && offsets[to] == offsets[to - 1] + sizes[to - 1]) {
                to++;
            }
            table.addChunk(offsets[from], to - from);
            from = to;
        }
        if (Arrays.stream(compositionOffsets, 0, count).anyMatch(offset -> offset != 0)) {
            table.compositionOffsets(Arrays.copyOf(compositionOffsets, count));
        }
        if (!everySync) {
            table.syncSamples(IntStream.range(0, count).filter(i -> sync[i]).toArray());
        }
        return table.build();
    }
}
