package dev.packlight.isobmff;

import dev.packlight.media.SampleTable;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.TrackTiming;

/**
 * Describes the part of a Smooth Streaming fragment that stands before its samples (MS-SSTR §2.2.4).
 *
 * <p>Times are presentation ticks. Decoding begins at the time that the URL names, which is when the first picture is
 * shown; composition offsets are signed, so that pictures are on time and not late by the delay of reordering.
 */
public final class SmoothFragment implements TrackRun.Samples {

    private static final int RUN_FLAGS = TrackRun.DATA_OFFSET | TrackRun.DURATION | TrackRun.SIZE | TrackRun.FLAGS;

    private final TrackTiming timing;
    private final SampleTable samples;
    private final long baseTicks;
    private final MovieFragment fragment;

    private SmoothFragment(Cut cut, int segment, int trackId) {
        timing = cut.timing();
        samples = timing.track().samples();
        int first = cut.firstSample(segment);
        int end = cut.endSample(segment);
        baseTicks = cut.startTicks(segment) - timing.decodeTicks(first);
        fragment = new MovieFragment(
                segment + 1,
                FragmentHeader.of(trackId),
                new FragmentTime.Smooth(cut.startTicks(segment), cut.durationTicks(segment)),
                samples.hasCompositionOffsets()
                        ? new TrackRun(1, RUN_FLAGS | TrackRun.OFFSET, first, end)
                        : new TrackRun(0, RUN_FLAGS, first, end),
                cut.bytes(segment),
                SampleEncryption.NONE);
    }

    /** {@code moof} and the header of {@code mdat} for segment {@code segment}. */
    public static byte[] header(Cut cut, int segment, int trackId) {
        SmoothFragment whole = new SmoothFragment(cut, segment, trackId);
        BoxWriter boxes = new BoxWriter(whole.fragment.bytes());
        whole.fragment.write(boxes, whole);
        return boxes.toByteArray();
    }

    /** Length of {@link #header} without writing it. */
    public static int headerBytes(Cut cut, int segment) {
        return new SmoothFragment(cut, segment, 1).fragment.bytes();
    }

    /** A whole fragment of one text document. */
    public static byte[] text(int sequence, int trackId, long startTicks, long durationTicks, byte[] document) {
        MovieFragment fragment = new MovieFragment(
                sequence,
                FragmentHeader.of(trackId),
                new FragmentTime.Smooth(startTicks, durationTicks),
                new TrackRun(0, RUN_FLAGS, 0, 1),
                document.length,
                SampleEncryption.NONE);
        BoxWriter boxes = new BoxWriter(fragment.bytes() + document.length);
        fragment.write(boxes, new OneSample(durationTicks, document.length));
        boxes.out().raw(document);
        return boxes.toByteArray();
    }

    @Override
    public long durationTicks(int i) {
        return timing.decodeTicks(i + 1) - timing.decodeTicks(i);
    }

    @Override
    public long sizeBytes(int i) {
        return samples.sizeBytes(i);
    }

    @Override
    public boolean isSync(int i) {
        return samples.isSync(i);
    }

    @Override
    public long offsetTicks(int i) {
        return timing.presentationTicks(i) - timing.decodeTicks(i) - baseTicks;
    }
}
