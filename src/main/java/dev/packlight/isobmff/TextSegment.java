package dev.packlight.isobmff;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.Timescale;

/** Writes fragmented tracks of TTML documents, one a segment (ISO/IEC 14496-30 §6). */
public final class TextSegment {

    private static final byte[] UNITY = new ByteWriter(36)
            .u32(0x10000)
            .u32(0)
            .u32(0)
            .u32(0)
            .u32(0x10000)
            .u32(0)
            .u32(0)
            .u32(0)
            .u32(0x4000_0000)
            .toByteArray();

    private TextSegment() {}

    /**
     * The init segment of an {@code stpp} track.
     *
     * @param language ISO 639-2 code; others are written as {@code und}
     */
    public static byte[] init(String language) {
        BoxWriter boxes = new BoxWriter(600);
        ByteWriter out = boxes.out();
        long ticks = Timescale.PRESENTATION.ticksPerSecond();
        boxes.box(
                "ftyp", () -> out.text("cmfc").u32(0).text("cmfc").text("iso6").text("im1t"));
        boxes.box("moov", () -> {
            boxes.fullBox(
                    "mvhd",
                    0,
                    0,
                    () -> out.u32(0)
                            .u32(0)
                            .u32(ticks)
                            .u32(0)
                            .u32(0x10000)
                            .u16(0x100)
                            .zeros(10)
                            .raw(UNITY)
                            .zeros(24)
                            .u32(2));
            boxes.box("trak", () -> {
                boxes.fullBox(
                        "tkhd",
                        0,
                        7,
                        () -> out.u32(0)
                                .u32(0)
                                .u32(1)
                                .u32(0)
                                .u32(0)
                                .zeros(16)
                                .raw(UNITY)
                                .u32(0)
                                .u32(0));
                boxes.box("mdia", () -> {
                    boxes.fullBox(
                            "mdhd",
                            0,
                            0,
                            () -> out.u32(0)
                                    .u32(0)
                                    .u32(ticks)
                                    .u32(0)
                                    .u16(packed(language))
                                    .u16(0));
                    boxes.fullBox(
                            "hdlr",
                            0,
                            0,
                            () -> out.u32(0)
                                    .text("subt")
                                    .zeros(12)
                                    .text("Subtitles")
                                    .u8(0));
                    boxes.box("minf", () -> minf(boxes, out));
                });
            });
            boxes.box(
                    "mvex",
                    () -> boxes.fullBox(
                            "trex", 0, 0, () -> out.u32(1).u32(1).u32(0).u32(0).u32(0)));
        });
        return boxes.toByteArray();
    }

    private static void minf(BoxWriter boxes, ByteWriter out) {
        boxes.fullBox("sthd", 0, 0, () -> {});
        boxes.box(
                "dinf",
                () -> boxes.fullBox("dref", 0, 0, () -> {
                    out.u32(1);
                    boxes.fullBox("url ", 0, 1, () -> {});
                }));
        boxes.box("stbl", () -> {
            boxes.fullBox("stsd", 0, 0, () -> {
                out.u32(1);
                boxes.box(
                        "stpp",
                        () -> out.zeros(6)
                                .u16(1)
                                .text("http://www.w3.org/ns/ttml")
                                .u8(0)
                                .u8(0)
                                .u8(0));
            });
            boxes.fullBox("stts", 0, 0, () -> out.u32(0));
            boxes.fullBox("stsc", 0, 0, () -> out.u32(0));
            boxes.fullBox("stsz", 0, 0, () -> out.u32(0).u32(0));
            boxes.fullBox("stco", 0, 0, () -> out.u32(0));
        });
    }

    private static int packed(String language) {
        String code = language.matches("[a-z]{3}") ? language : "und";
        return (code.charAt(0) - 0x60) << 10 | (code.charAt(1) - 0x60) << 5 | code.charAt(2) - 0x60;
    }

    /** One segment, times in presentation ticks. */
    public static byte[] write(int sequence, long startTicks, long durationTicks, byte[] document) {
        MovieFragment fragment = new MovieFragment(
                sequence,
                FragmentHeader.of(1).fromMoof(TrackRun.SYNC),
                new FragmentTime.Decode(startTicks),
                new TrackRun(0, TrackRun.DATA_OFFSET | TrackRun.DURATION | TrackRun.SIZE, 0, 1),
                document.length);
        BoxWriter boxes = new BoxWriter(fragment.segmentBytes() + document.length);
        fragment.writeSegment(boxes, new OneSample(durationTicks, document.length));
        boxes.out().raw(document);
        return boxes.toByteArray();
    }
}
