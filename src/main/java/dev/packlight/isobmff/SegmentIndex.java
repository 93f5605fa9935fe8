package dev.packlight.isobmff;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.ByteReader;
import dev.packlight.media.MediaFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code sidx} box: where the subsegments of a file are (ISO/IEC 14496-12 §8.16.3).
 *
 * @param ticksPerSecond of all times
 */
public record SegmentIndex(long ticksPerSecond, List<Entry> entries) {

    private static final String CLAUSE = "ISO/IEC 14496-12 §8.16.3";
    private static final int TYPE = 0x73696478;
    private static final int ENTRY_BYTES = 12;

    public SegmentIndex {
        entries = List.copyOf(entries);
    }

    /** One subsegment. */
    public record Entry(long offsetBytes, long sizeBytes, long startTicks, long durationTicks) {}

    /**
     * Reads the first {@code sidx} of {@code bytes}.
     *
     * @param at where in the file the bytes lie
     */
    public static SegmentIndex read(byte[] bytes, long at) throws MediaFormatException {
        try {
            return new SegmentIndexReader(at).boxes(new ByteReader(bytes));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw malformed("the segment index ends early", "sidx", at, CLAUSE);
        }
    }

    private record SegmentIndexReader(long at) {

        private SegmentIndex boxes(ByteReader in) throws MediaFormatException {
            while (in.remaining() >= 8) {
                int start = in.position();
                long size = in.u32();
                if (in.u32() == TYPE) {
                    return index(in, at + start + size);
                }
                in.skip(Math.toIntExact(Math.max(0, size - 8)));
            }
            throw malformed("there is no segment index where the manifest says", "sidx", at, CLAUSE);
        }

        /** @param anchor the first byte behind the box */
        private SegmentIndex index(ByteReader in, long anchor) throws MediaFormatException {
            boolean wide = in.u8() > 0;
            in.skip(7);
            long scale = in.u32();
            long time = wide ? in.i64() : in.u32();
            long offset = Math.addExact(anchor, wide ? in.i64() : in.u32());
            in.skip(2);
            int count = in.u16();
            if (scale == 0 || time < 0 || offset < 0 || (long) count * ENTRY_BYTES > in.remaining()) {
                throw malformed("the segment index claims what cannot be", "sidx", at, CLAUSE);
            }
            List<Entry> entries = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                long size = in.u32();
                long duration = in.u32();
                in.skip(4);
                if (size > Integer.MAX_VALUE) {
                    throw unsupported("the segment index leads to further indexes", "sidx", at, CLAUSE);
                }
                entries.add(new Entry(offset, size, time, duration));
                offset = Math.addExact(offset, size);
                time = Math.addExact(time, duration);
            }
            return new SegmentIndex(scale, entries);
        }
    }
}
