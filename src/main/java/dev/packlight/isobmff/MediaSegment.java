package dev.packlight.isobmff;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.SampleTable;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.TrackTiming;

/**
 * Writes the part of a media segment that stands before its samples: {@code styp}, {@code moof} and the header of
 * {@code mdat} (ISO/IEC 14496-12 §8.8, ISO/IEC 23000-19 §7.3.2).
 *
 * <p>One {@code moof}, one {@code traf}, one {@code trun}; the samples follow in decoding order.
 */
public final class MediaSegment {

    private static final int SYNC = 0x0200_0000;
    private static final int NOT_SYNC = 0x0101_0000;
    private static final int TRUN_DATA_OFFSET = 0x001;
    private static final int TRUN_DURATION = 0x100;
    private static final int TRUN_SIZE = 0x200;
    private static final int TRUN_FLAGS = 0x400;
    private static final int TRUN_OFFSET = 0x800;
    private static final int TFHD_DEFAULT_DURATION = 0x08;
    private static final int TFHD_DEFAULT_FLAGS = 0x20;
    private static final int TFHD_BASE_IS_MOOF = 0x20000;
    private static final int MDAT_HEADER = 8;

    private final Cut cut;
    private final TrackTiming timing;
    private final SampleTable samples;
    private final int first;
    private final int end;
    private final long uniformDuration;
    private BoxWriter boxes;
    private ByteWriter out;

    private MediaSegment(Cut cut, int segment) {
        this(cut, cut.firstSample(segment), cut.endSample(segment));
    }

    private MediaSegment(Cut cut, int first, int end) {
        this.cut = cut;
        timing = cut.timing();
        samples = timing.track().samples();
        this.first = first;
        this.end = end;
        uniformDuration = samples.uniformDuration(first, end);
    }

    /** Everything of segment {@code segment} that comes before its samples. */
    public static byte[] header(Cut cut, int segment) {
        MediaSegment whole = new MediaSegment(cut, segment);
        return whole.write(segment + 1, whole.uniformDuration);
    }

    /** What comes before the first sample of segment {@code segment} where that sample stands alone, as long as the whole segment. */
    public static byte[] keyFrameHeader(Cut cut, int segment) {
        MediaSegment alone = new MediaSegment(cut, cut.firstSample(segment), cut.firstSample(segment) + 1);
        long ticks = cut.timing().track().samples().dtsTicks(cut.endSample(segment))
                - cut.timing().track().samples().dtsTicks(cut.firstSample(segment));
        return alone.write(segment + 1, ticks);
    }

    /** Length of {@link #header} without writing it. */
    public static int headerBytes(Cut cut, int segment) {
        return new MediaSegment(cut, segment).measure();
    }

    private int measure() {
        int fields = fieldsPerSample();
        int tfhd = 16 + (uniformDuration >= 0 ? 4 : 0) + 4;
        return 24 + 8 + 16 + 8 + tfhd + 20 + 20 + 4 * fields * (end - first) + MDAT_HEADER;
    }

    private int fieldsPerSample() {
        return 1 + (uniformDuration < 0 ? 1 : 0) + (samples.allSync() ? 0 : 1) + (timing.isDelayed() ? 1 : 0);
    }

    /** @param duration what all samples last, in ticks of the track; -1 where they differ */
    private byte[] write(int sequence, long duration) {
        boxes = new BoxWriter(measure());
        out = boxes.out();
        boxes.box("styp", () -> out.text("msdh").u32(0).text("msdh").text("msix"));
        int moofStart = out.length();
        int[] dataOffsetAt = new int[1];
        boxes.box("moof", () -> {
            boxes.fullBox("mfhd", 0, 0, () -> out.u32(sequence));
            boxes.box("traf", () -> traf(dataOffsetAt, duration));
        });
        out.patch32(dataOffsetAt[0], out.length() - moofStart + MDAT_HEADER);
        out.u32(MDAT_HEADER + samples.bytes(first, end)).text("mdat");
        return boxes.toByteArray();
    }

    private void traf(int[] dataOffsetAt, long duration) {
        int tfhdFlags = TFHD_BASE_IS_MOOF | TFHD_DEFAULT_FLAGS | (duration >= 0 ? TFHD_DEFAULT_DURATION : 0);
        boxes.fullBox("tfhd", 0, tfhdFlags, () -> {
            out.u32(1);
            if (duration >= 0) {
                out.u32(duration);
            }
            out.u32(samples.allSync() ? SYNC : NOT_SYNC);
        });
        boxes.fullBox("tfdt", 1, 0, () -> out.u64(cut.mediaDecodeTrackTicks(first)));
        int flags = TRUN_DATA_OFFSET
                | TRUN_SIZE
                | (duration < 0 ? TRUN_DURATION : 0)
                | (samples.allSync() ? 0 : TRUN_FLAGS)
                | (timing.isDelayed() ? TRUN_OFFSET : 0);
        boxes.fullBox("trun", 0, flags, () -> {
            out.u32(end - first);
            dataOffsetAt[0] = out.length();
            out.u32(0);
            trunSamples(duration < 0);
        });
    }

    private void trunSamples(boolean durations) {
        for (int i = first; i < end; i++) {
            if (durations) {
                out.u32(samples.durationTicks(i));
            }
            out.u32(samples.size(i));
            if (!samples.allSync()) {
                out.u32(samples.isSync(i) ? SYNC : NOT_SYNC);
            }
            if (timing.isDelayed()) {
                out.u32(timing.mediaOffsetTrackTicks(i));
            }
        }
    }
}
