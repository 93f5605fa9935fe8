package dev.packlight.isobmff;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.SampleTable;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.TrackTiming;

/**
 * Writes the part of a Smooth Streaming fragment that stands before its samples (MS-SSTR §2.2.4).
 *
 * <p>Times are presentation ticks. Decoding begins at the time that the URL names, which is when the first picture is
 * shown; composition offsets are signed, so that pictures are on time and not late by the delay of reordering.
 */
public final class SmoothFragment {

    private static final byte[] TFXD = {
        0x6D,
        0x1D,
        (byte) 0x9B,
        0x05,
        0x42,
        (byte) 0xD5,
        0x44,
        (byte) 0xE6,
        (byte) 0x80,
        (byte) 0xE2,
        0x14,
        0x1D,
        (byte) 0xAF,
        (byte) 0xF7,
        0x57,
        (byte) 0xB2
    };
    private static final int SYNC = 0x0200_0000;
    private static final int NOT_SYNC = 0x0101_0000;
    private static final int MDAT_HEADER = 8;
    /** Fields of a run: data offset, duration, size, flags. */
    private static final int RUN_FLAGS = 0x701;

    private static final int OFFSETS = 0x800;

    private SmoothFragment() {}

    /** {@code moof} and the header of {@code mdat} for segment {@code segment}. */
    public static byte[] header(Cut cut, int segment, int trackId) {
        TrackTiming timing = cut.timing();
        SampleTable samples = timing.track().samples();
        int first = cut.firstSample(segment);
        int end = cut.endSample(segment);
        boolean reordered = samples.hasCompositionOffsets();
        long base = cut.start(segment) - timing.decode(first);
        BoxWriter boxes = new BoxWriter(128 + 16 * (end - first));
        ByteWriter out = boxes.out();
        int[] dataOffsetAt = new int[1];
        boxes.box("moof", () -> {
            boxes.fullBox("mfhd", 0, 0, () -> out.u32(segment + 1));
            boxes.box("traf", () -> {
                boxes.fullBox("tfhd", 0, 0, () -> out.u32(trackId));
                boxes.fullBox("trun", reordered ? 1 : 0, RUN_FLAGS | (reordered ? OFFSETS : 0), () -> {
                    out.u32(end - first);
                    dataOffsetAt[0] = out.length();
                    out.u32(0);
                    for (int i = first; i < end; i++) {
                        out.u32(timing.decode(i + 1) - timing.decode(i))
                                .u32(samples.size(i))
                                .u32(samples.isSync(i) ? SYNC : NOT_SYNC);
                        if (reordered) {
                            out.u32(timing.presentation(i) - timing.decode(i) - base);
                        }
                    }
                });
                times(boxes, cut.start(segment), cut.durationTicks(segment));
            });
        });
        out.patch32(dataOffsetAt[0], out.length() + MDAT_HEADER);
        return out.u32(MDAT_HEADER + cut.bytes(segment)).text("mdat").toByteArray();
    }

    /** Length of {@link #header} without writing it. */
    public static int headerBytes(Cut cut, int segment) {
        int samples = cut.endSample(segment) - cut.firstSample(segment);
        int fields = cut.timing().track().samples().hasCompositionOffsets() ? 4 : 3;
        return 8 + 16 + 8 + 16 + 20 + 4 * fields * samples + 44 + MDAT_HEADER;
    }

    /** A whole fragment of one text document. */
    public static byte[] text(int sequence, int trackId, long startTicks, long durationTicks, byte[] document) {
        BoxWriter boxes = new BoxWriter(160 + document.length);
        ByteWriter out = boxes.out();
        int[] dataOffsetAt = new int[1];
        boxes.box("moof", () -> {
            boxes.fullBox("mfhd", 0, 0, () -> out.u32(sequence));
            boxes.box("traf", () -> {
                boxes.fullBox("tfhd", 0, 0, () -> out.u32(trackId));
                boxes.fullBox("trun", 0, RUN_FLAGS, () -> {
                    out.u32(1);
                    dataOffsetAt[0] = out.length();
                    out.u32(0).u32(durationTicks).u32(document.length).u32(SYNC);
                });
                times(boxes, startTicks, durationTicks);
            });
        });
        out.patch32(dataOffsetAt[0], out.length() + MDAT_HEADER);
        boxes.box("mdat", () -> out.raw(document));
        return boxes.toByteArray();
    }

    /** {@code TfxdBox} (§2.2.4.4); {@code TfrfBox} tells of what follows in live streams alone. */
    private static void times(BoxWriter boxes, long startTicks, long durationTicks) {
        boxes.box(
                "uuid", () -> boxes.out().raw(TFXD).u8(1).u24(0).u64(startTicks).u64(durationTicks));
    }
}
