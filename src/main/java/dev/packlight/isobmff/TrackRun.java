package dev.packlight.isobmff;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.MediaFormatException;

/**
 * A track run (ISO/IEC 14496-12 §8.8.8): what it states of its samples, how it is read, how long it is, how it is
 * written.
 *
 * @param flags which fields it has
 * @param first its first sample
 * @param end the sample behind its last
 */
record TrackRun(int version, int flags, int first, int end) {

    static final int DATA_OFFSET = 0x001;
    static final int FIRST_FLAGS = 0x004;
    static final int DURATION = 0x100;
    static final int SIZE = 0x200;
    static final int FLAGS = 0x400;
    static final int OFFSET = 0x800;

    /** {@code sample_depends_on} = 2. */
    static final int SYNC = 0x0200_0000;
    /** {@code sample_is_non_sync_sample}, {@code sample_depends_on} = 1. */
    static final int NOT_SYNC = 0x0101_0000;

    private static final int EACH = DURATION | SIZE | FLAGS | OFFSET;
    private static final int FIELD_BYTES = 4;

    /** What a run can state of sample {@code i}. */
    interface Samples {
        long durationTicks(int i);

        long sizeBytes(int i);

        boolean isSync(int i);

        /** From decoding to presentation. */
        long offsetTicks(int i);
    }

    private boolean has(int field) {
        return (flags & field) != 0;
    }

    private int fieldsEach() {
        return Integer.bitCount(flags & EACH);
    }

    /** Length of the box. */
    int bytes() {
        int once = has(DATA_OFFSET) ? 2 : 1;
        return BoxHeader.FULL_BYTES + FIELD_BYTES * (once + fieldsEach() * (end - first));
    }

    /** @param dataOffset where the first sample lies, from the beginning of the fragment */
    void write(BoxWriter boxes, long dataOffset, Samples samples) {
        ByteWriter out = boxes.out();
        boxes.fullBox("trun", version, flags, () -> {
            out.u32(end - first);
            if (has(DATA_OFFSET)) {
                out.u32(dataOffset);
            }
            for (int i = first; i < end; i++) {
                if (has(DURATION)) {
                    out.u32(samples.durationTicks(i));
                }
                if (has(SIZE)) {
                    out.u32(samples.sizeBytes(i));
                }
                if (has(FLAGS)) {
                    out.u32(samples.isSync(i) ? SYNC : NOT_SYNC);
                }
                if (has(OFFSET)) {
                    out.u32(samples.offsetTicks(i));
                }
            }
        });
    }

    /**
     * Goes over the samples of a stored run.
     *
     * <p>Composition offsets are read as signed in every version, because Expression Encoder wrote negative ones into
     * version 0 boxes.
     */
    static final class Reader {

        private final TrackRun run;
        private final Table in;
        private final FragmentHeader header;
        private final long count;
        private final long dataOffset;
        private final long firstFlags;
        private long durationTicks;
        private long sizeBytes;
        private long flags;
        private long offsetTicks;

        /** @param header what holds for samples of which the run does not speak */
        Reader(Box trun, FragmentHeader header) throws MediaFormatException {
            trun.need(8);
            run = new TrackRun(trun.version(), trun.flags(), 0, 0);
            in = trun.table();
            this.header = header;
            count = in.u32();
            dataOffset = run.has(DATA_OFFSET) ? in.i32() : 0;
            firstFlags = run.has(FIRST_FLAGS) ? in.u32() : header.sampleFlags();
            flags = firstFlags;
        }

        long count() {
            return count;
        }

        /** Whether the box is long enough for so many samples. */
        boolean holdsAll() {
            return count * run.fieldsEach() * FIELD_BYTES <= in.remaining();
        }

        boolean statesSizes() {
            return run.has(SIZE);
        }

        /** Where the first sample lies: {@code base} and what the run says, else {@code next}. */
        long start(long base, long next) {
            return run.has(DATA_OFFSET) ? base + dataOffset : next;
        }

        /** Reads sample {@code i}, one after the other. */
        void read(long i) {
            durationTicks = run.has(DURATION) ? in.u32() : header.durationTicks();
            sizeBytes = run.has(SIZE) ? in.u32() : header.sizeBytes();
            flags = run.has(FLAGS) ? in.u32() : i == 0 ? firstFlags : header.sampleFlags();
            offsetTicks = run.has(OFFSET) ? in.i32() : 0;
        }

        long durationTicks() {
            return durationTicks;
        }

        long sizeBytes() {
            return sizeBytes;
        }

        boolean isSync() {
            return (flags & NOT_SYNC) == 0;
        }

        long offsetTicks() {
            return offsetTicks;
        }
    }
}
