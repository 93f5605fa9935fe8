package dev.packlight.isobmff;

import dev.packlight.bytes.ByteWriter;
import java.util.List;

/**
 * How the samples of a fragment are encrypted (ISO/IEC 23001-7 §7): how long its boxes are and how they are written.
 *
 * @param ivBytes bytes of a vector of each sample's own, 0 where all have one
 * @param hasSubsamples whether parts of samples stay in the clear; where not, samples are encrypted whole
 * @param entries of the samples in order
 */
public record SampleEncryption(int ivBytes, boolean hasSubsamples, List<Entry> entries) {

    /** Samples in the clear. */
    public static final SampleEncryption NONE = new SampleEncryption(0, false, List.of());

    private static final int SAIZ_BYTES = BoxHeader.FULL_BYTES + 5;
    private static final int SAIO_BYTES = BoxHeader.FULL_BYTES + 8;
    private static final int SENC_HEAD_BYTES = BoxHeader.FULL_BYTES + 4;
    private static final int SUBSAMPLE_BYTES = 6;
    private static final int SUBSAMPLES = 2;
    private static final int LONGEST_CLEAR = 0xFFFF;

    /**
     * One sample.
     *
     * @param iv its vector, of which the first {@code ivBytes} are written
     * @param subsamples lengths of what stays in the clear and of what is protected, in turn: all of the sample
     */
    public record Entry(long iv, int[] subsamples) {}

    /** As many stretches of one sample as the eight bits of {@code saiz} can tell. */
    public static int mostStretches(int ivBytes) {
        return (0xFF - ivBytes - 2) / SUBSAMPLE_BYTES;
    }

    /** Stretches that tell of so many bytes in the clear: each counts them in 16 bits. */
    public static int stretches(int clearBytes) {
        return 1 + Math.max(0, clearBytes - 1) / LONGEST_CLEAR;
    }

    public SampleEncryption {
        entries = List.copyOf(entries);
    }

    /** Bytes that it takes in memory. */
    public long footprintBytes() {
        long bytes = 64;
        for (Entry entry : entries) {
            bytes += 56 + 4L * entry.subsamples.length;
        }
        return bytes;
    }

    private int entryBytes(Entry entry) {
        return ivBytes + (hasSubsamples ? 2 + SUBSAMPLE_BYTES * written(entry) : 0);
    }

    private static int written(Entry entry) {
        int count = 0;
        for (int i = 0; i < entry.subsamples.length; i += 2) {
            count += stretches(entry.subsamples[i]);
        }
        return count;
    }

    /** What holds for the first sample alone. */
    public SampleEncryption ofFirst() {
        return new SampleEncryption(ivBytes, hasSubsamples, entries.subList(0, Math.min(1, entries.size())));
    }

    /** Length of all boxes; 0 where samples have nothing of their own to say. */
    int bytes() {
        int all = entries.stream().mapToInt(this::entryBytes).sum();
        return all == 0 ? 0 : SAIZ_BYTES + (isUniform() ? 0 : entries.size()) + SAIO_BYTES + SENC_HEAD_BYTES + all;
    }

    private boolean isUniform() {
        return entries.stream().mapToInt(this::entryBytes).distinct().count() <= 1;
    }

    /**
     * Writes {@code saiz}, {@code saio} and {@code senc}; offsets count from {@code moofAt}, a position of the writer.
     */
    void write(BoxWriter boxes, int moofAt) {
        if (bytes() == 0) {
            return;
        }
        ByteWriter out = boxes.out();
        boolean uniform = isUniform();
        boxes.fullBox("saiz", 0, 0, () -> {
            out.u8(uniform ? entryBytes(entries.getFirst()) : 0).u32(entries.size());
            if (!uniform) {
                entries.forEach(entry -> out.u8(entryBytes(entry)));
            }
        });
        long offset = out.length() - moofAt + SAIO_BYTES + SENC_HEAD_BYTES;
        boxes.fullBox("saio", 0, 0, () -> out.u32(1).u32(offset));
        boxes.fullBox("senc", 0, hasSubsamples ? SUBSAMPLES : 0, () -> {
            out.u32(entries.size());
            entries.forEach(entry -> write(out, entry));
        });
    }

    private void write(ByteWriter out, Entry entry) {
        if (ivBytes > 0) {
            out.u64(entry.iv);
        }
        if (!hasSubsamples) {
            return;
        }
        out.u16(written(entry));
        for (int i = 0; i < entry.subsamples.length; i += 2) {
            int clear = entry.subsamples[i];
            for (; clear > LONGEST_CLEAR; clear -= LONGEST_CLEAR) {
                out.u16(LONGEST_CLEAR).u32(0);
            }
            out.u16(clear).u32(entry.subsamples[i + 1]);
        }
    }
}
