package dev.packlight.isobmff;

import dev.packlight.media.Timescale;
import java.util.List;

/** Writes fragmented tracks of TTML documents, one a segment (ISO/IEC 14496-30 §6). */
public final class TextSegment {

    private static final List<String> BRANDS = List.of("cmfc", "iso6", "im1t");

    private TextSegment() {}

    /**
     * The init segment of an {@code stpp} track.
     *
     * @param language ISO 639-2 code; others are written as {@code und}
     */
    public static byte[] init(String language) {
        return new OneTrackMovie(
                        BRANDS,
                        OneTrackMovie.Kind.TEXT,
                        Timescale.PRESENTATION.ticksPerSecond(),
                        language.matches("[a-z]{3}") ? language : "und",
                        TrackMatrix.UNITY,
                        0,
                        0,
                        0,
                        sampleEntry(),
                        List.of())
                .write();
    }

    private static byte[] sampleEntry() {
        BoxWriter boxes = new BoxWriter(64);
        boxes.box(
                "stpp",
                () -> boxes.out()
                        .zeros(6)
                        .u16(1)
                        .text("http://www.w3.org/ns/ttml")
                        .u8(0)
                        .u8(0)
                        .u8(0));
        return boxes.toByteArray();
    }

    /** One segment, times in presentation ticks. */
    public static byte[] write(int sequence, long startTicks, long durationTicks, byte[] document) {
        MovieFragment fragment = new MovieFragment(
                sequence,
                FragmentHeader.of(1).fromMoof(TrackRun.SYNC),
                new FragmentTime.Decode(startTicks),
                new TrackRun(0, TrackRun.DATA_OFFSET | TrackRun.DURATION | TrackRun.SIZE, 0, 1),
                document.length,
                SampleEncryption.NONE);
        BoxWriter boxes = new BoxWriter(fragment.segmentBytes() + document.length);
        fragment.writeSegment(boxes, new OneSample(durationTicks, document.length));
        boxes.out().raw(document);
        return boxes.toByteArray();
    }
}
