package dev.packlight.isobmff;

import dev.packlight.media.SampleTable;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.TrackTiming;

/**
 * Describes the part of a media segment that stands before its samples: {@code styp}, {@code moof} and the header of
 * {@code mdat} (ISO/IEC 14496-12 §8.8, ISO/IEC 23000-19 §7.3.2).
 *
 * <p>One {@code moof}, one {@code traf}, one {@code trun}; the samples follow in decoding order.
 */
public final class MediaSegment implements TrackRun.Samples {

    private static final int TRACK_ID = 1;

    private final TrackTiming timing;
    private final SampleTable samples;
    private final MovieFragment fragment;

    /** @param duration what all samples last, in ticks of the track; -1 where they differ */
    private MediaSegment(Cut cut, int segment, int end, long duration, long mediaBytes, SampleEncryption encryption) {
        timing = cut.timing();
        samples = timing.track().samples();
        int first = cut.firstSample(segment);
        int flags = TrackRun.DATA_OFFSET
                | TrackRun.SIZE
                | (duration < 0 ? TrackRun.DURATION : 0)
                | (samples.allSync() ? 0 : TrackRun.FLAGS)
                | (timing.isDelayed() ? TrackRun.OFFSET : 0);
        FragmentHeader header =
                FragmentHeader.of(TRACK_ID).fromMoof(samples.allSync() ? TrackRun.SYNC : TrackRun.NOT_SYNC);
        fragment = new MovieFragment(
                segment + 1,
                duration < 0 ? header : header.lasting(duration),
                new FragmentTime.Decode(cut.mediaDecodeTrackTicks(first)),
                new TrackRun(0, flags, first, end),
                mediaBytes,
                encryption);
    }

    private static MediaSegment whole(Cut cut, int segment, SampleEncryption encryption) {
        int end = cut.endSample(segment);
        long duration = cut.timing().track().samples().uniformDurationTicks(cut.firstSample(segment), end);
        return new MediaSegment(cut, segment, end, duration, cut.bytes(segment), encryption);
    }

    /** Everything of segment {@code segment} that comes before its samples. */
    public static byte[] header(Cut cut, int segment, SampleEncryption encryption) {
        return whole(cut, segment, encryption).write();
    }

    /**
     * What comes before the first sample of segment {@code segment} where that sample stands alone, as long as the
     * whole segment.
     *
     * @param encryption of that sample alone
     */
    public static byte[] keyFrameHeader(Cut cut, int segment, SampleEncryption encryption) {
        SampleTable samples = cut.timing().track().samples();
        int first = cut.firstSample(segment);
        long ticks = samples.dtsTicks(cut.endSample(segment)) - samples.dtsTicks(first);
        return new MediaSegment(cut, segment, first + 1, ticks, samples.sizeBytes(first), encryption).write();
    }

    /** Length of {@link #header} without writing it. */
    public static int headerBytes(Cut cut, int segment, SampleEncryption encryption) {
        return whole(cut, segment, encryption).fragment.segmentBytes();
    }

    private byte[] write() {
        BoxWriter boxes = new BoxWriter(fragment.segmentBytes());
        fragment.writeSegment(boxes, this);
        return boxes.toByteArray();
    }

    @Override
    public long durationTicks(int i) {
        return samples.durationTicks(i);
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
        return timing.mediaOffsetTrackTicks(i);
    }
}
