package dev.packlight.isobmff;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.MediaFormatException;
import java.util.Map;

/**
 * A track fragment header (ISO/IEC 14496-12 §8.8.7): what holds for samples of which a run does not speak, how it is
 * read, how long it is, how it is written.
 *
 * @param flags which fields it has
 * @param baseOffset where the samples lie, in the file, if the flags say so
 * @param description number of the sample description
 * @param durationTicks of a sample
 * @param sizeBytes of a sample
 * @param sampleFlags of a sample
 */
record FragmentHeader(
        int flags,
        int trackId,
        long baseOffset,
        long description,
        long durationTicks,
        long sizeBytes,
        long sampleFlags) {

    private static final int BASE_OFFSET = 0x01;
    private static final int DESCRIPTION = 0x02;
    private static final int DURATION = 0x08;
    private static final int SIZE = 0x10;
    private static final int SAMPLE_FLAGS = 0x20;
    private static final int BASE_IS_MOOF = 0x20000;
    private static final int FIELD_BYTES = 4;

    /** A header that says nothing but the track. */
    static FragmentHeader of(int trackId) {
        return new FragmentHeader(0, trackId, 0, 0, 0, 0, 0);
    }

    /** The same, places of samples counted from the fragment, with the flags that most samples have. */
    FragmentHeader fromMoof(long commonFlags) {
        return new FragmentHeader(flags | BASE_IS_MOOF | SAMPLE_FLAGS, trackId, 0, 0, durationTicks, 0, commonFlags);
    }

    /** The same with what all samples last. */
    FragmentHeader lasting(long ticks) {
        return new FragmentHeader(flags | DURATION, trackId, 0, 0, ticks, 0, sampleFlags);
    }

    /** @param defaults of each track, for fields that are not there (§8.8.3) */
    static FragmentHeader read(Box tfhd, Map<Integer, FragmentHeader> defaults) throws MediaFormatException {
        int flags = tfhd.flags();
        ByteReader in = tfhd.fullReader();
        int trackId = in.i32();
        FragmentHeader d = defaults.getOrDefault(trackId, new FragmentHeader(0, trackId, 0, 1, 0, 0, 0));
        return new FragmentHeader(
                flags,
                trackId,
                (flags & BASE_OFFSET) != 0 ? in.i64() : 0,
                (flags & DESCRIPTION) != 0 ? in.u32() : d.description,
                (flags & DURATION) != 0 ? in.u32() : d.durationTicks,
                (flags & SIZE) != 0 ? in.u32() : d.sizeBytes,
                (flags & SAMPLE_FLAGS) != 0 ? in.u32() : d.sampleFlags);
    }

    /** The defaults that a {@code trex} box gives. */
    static FragmentHeader readDefaults(Box trex) throws MediaFormatException {
        trex.need(24);
        ByteReader in = trex.fullReader();
        return new FragmentHeader(0, in.i32(), 0, in.u32(), in.u32(), in.u32(), in.u32());
    }

    /** What places of samples are counted from. */
    long base(long moofAt, long behindOthers) {
        return (flags & BASE_OFFSET) != 0 ? baseOffset : (flags & BASE_IS_MOOF) != 0 ? moofAt : behindOthers;
    }

    /** Length of the box. */
    int bytes() {
        return BoxHeader.FULL_BYTES + FIELD_BYTES * (1 + Integer.bitCount(flags & (DURATION | SAMPLE_FLAGS)));
    }

    void write(BoxWriter boxes) {
        ByteWriter out = boxes.out();
        boxes.fullBox("tfhd", 0, flags, () -> {
            out.u32(trackId);
            if ((flags & DURATION) != 0) {
                out.u32(durationTicks);
            }
            if ((flags & SAMPLE_FLAGS) != 0) {
                out.u32(sampleFlags);
            }
        });
    }
}
