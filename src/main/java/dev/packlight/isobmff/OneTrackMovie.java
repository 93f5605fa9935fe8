package dev.packlight.isobmff;

import dev.packlight.bytes.ByteWriter;
import java.util.List;

/**
 * The header of a movie of one track whose samples come in fragments (ISO/IEC 14496-12 §8.8, ISO/IEC 23000-19 §7.3.1).
 *
 * @param brands the first is the major one
 * @param language ISO 639-2 code
 * @param matrix of the track header
 * @param hiddenTicks what is not shown of the start, in ticks of the track
 * @param sampleEntry the one box of {@code stsd}
 * @param more boxes behind all others
 */
record OneTrackMovie(
        List<String> brands,
        Kind kind,
        long ticksPerSecond,
        String language,
        byte[] matrix,
        int widthPixels,
        int heightPixels,
        long hiddenTicks,
        byte[] sampleEntry,
        List<byte[]> more) {

    /** Of every track that is fragmented alone. */
    static final int TRACK_ID = 1;

    /** What a track holds: its handler and the header of its media (§8.4.3, §12). */
    enum Kind {
        PICTURE("vide", "Video", 0, "vmhd", 1, 8),
        SOUND("soun", "Sound", 0x100, "smhd", 0, 4),
        TEXT("subt", "Subtitles", 0, "sthd", 0, 0);

        private final String handler;
        private final String handlerName;
        private final int volume;
        private final String header;
        private final int headerFlags;
        private final int headerZeros;

        Kind(String handler, String handlerName, int volume, String header, int headerFlags, int headerZeros) {
            this.handler = handler;
            this.handlerName = handlerName;
            this.volume = volume;
            this.header = header;
            this.headerFlags = headerFlags;
            this.headerZeros = headerZeros;
        }
    }

    /** {@code ftyp} and {@code moov}. */
    byte[] write() {
        BoxWriter boxes = new BoxWriter(1024);
        ByteWriter out = boxes.out();
        boxes.box("ftyp", () -> {
            out.text(brands.getFirst()).u32(0);
            brands.forEach(out::text);
        });
        boxes.box("moov", () -> {
            mvhd(boxes);
            boxes.box("trak", () -> trak(boxes));
            boxes.box(
                    "mvex",
                    () -> boxes.fullBox(
                            "trex",
                            0,
                            0,
                            () -> out.u32(TRACK_ID).u32(1).u32(0).u32(0).u32(0)));
            more.forEach(out::raw);
        });
        return boxes.toByteArray();
    }

    private void mvhd(BoxWriter boxes) {
        boxes.fullBox(
                "mvhd",
                0,
                0,
                () -> boxes.out()
                        .u32(0)
                        .u32(0)
                        .u32(ticksPerSecond)
                        .u32(0)
                        .u32(0x10000)
                        .u16(0x100)
                        .zeros(10)
                        .raw(TrackMatrix.UNITY)
                        .zeros(24)
                        .u32(TRACK_ID + 1));
    }

    private void trak(BoxWriter boxes) {
        tkhd(boxes);
        if (hiddenTicks > 0) {
            boxes.box(
                    "edts",
                    () -> boxes.fullBox(
                            "elst",
                            0,
                            0,
                            () -> boxes.out().u32(1).u32(0).u32(hiddenTicks).u32(0x10000)));
        }
        boxes.box("mdia", () -> mdia(boxes));
    }

    private void tkhd(BoxWriter boxes) {
        boxes.fullBox(
                "tkhd",
                0,
                7,
                () -> boxes.out()
                        .u32(0)
                        .u32(0)
                        .u32(TRACK_ID)
                        .u32(0)
                        .u32(0)
                        .zeros(8)
                        .u16(0)
                        .u16(0)
                        .u16(kind.volume)
                        .u16(0)
                        .raw(matrix)
                        .u32((long) widthPixels << 16)
                        .u32((long) heightPixels << 16));
    }

    private void mdia(BoxWriter boxes) {
        ByteWriter out = boxes.out();
        boxes.fullBox(
                "mdhd",
                0,
                0,
                () -> out.u32(0)
                        .u32(0)
                        .u32(ticksPerSecond)
                        .u32(0)
                        .u16(packed(language))
                        .u16(0));
        boxes.fullBox(
                "hdlr",
                0,
                0,
                () -> out.u32(0)
                        .text(kind.handler)
                        .zeros(12)
                        .text(kind.handlerName)
                        .u8(0));
        boxes.box("minf", () -> minf(boxes));
    }

    private void minf(BoxWriter boxes) {
        ByteWriter out = boxes.out();
        boxes.fullBox(kind.header, 0, kind.headerFlags, () -> out.zeros(kind.headerZeros));
        boxes.box(
                "dinf",
                () -> boxes.fullBox("dref", 0, 0, () -> {
                    out.u32(1);
                    boxes.fullBox("url ", 0, 1, () -> {});
                }));
        boxes.box("stbl", () -> {
            boxes.fullBox("stsd", 0, 0, () -> out.u32(1).raw(sampleEntry));
            boxes.fullBox("stts", 0, 0, () -> out.u32(0));
            boxes.fullBox("stsc", 0, 0, () -> out.u32(0));
            boxes.fullBox("stsz", 0, 0, () -> out.u32(0).u32(0));
            boxes.fullBox("stco", 0, 0, () -> out.u32(0));
        });
    }

    /** Three letters of five bits each (ISO/IEC 14496-12 §8.4.2.3). */
    private static int packed(String code) {
        return (code.charAt(0) - 0x60) << 10 | (code.charAt(1) - 0x60) << 5 | code.charAt(2) - 0x60;
    }
}
