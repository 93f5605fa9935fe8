package dev.packlight.isobmff;

import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.TrackTiming;
import java.util.List;

/**
 * Writes the header of a fragmented track (ISO/IEC 14496-12 §8.8, ISO/IEC 23000-19 §7.3.1).
 *
 * <p>The media timescale is the track's own, exact to the sample: FFmpeg takes the edit of a sound track for a count
 * of samples, which holds only where ticks are samples. Priming that must not be heard and the delay of reordered
 * pictures are hidden by one edit; composition offsets are unsigned, because FFmpeg shows pictures late where they
 * are signed (ISO/IEC 23000-19 §9.2.1 allows either, not both).
 */
public final class InitSegment {

    private static final int TRACK_ID = 1;
    private static final byte[] UNITY = matrix(0x10000, 0, 0, 0x10000);

    private final Cut cut;
    private final TrackTiming timing;
    private final List<String> brands;
    private final String entryType;
    private final BoxWriter boxes = new BoxWriter(1024);
    private final ByteWriter out = boxes.out();

    private InitSegment(Cut cut, List<String> brands, String entryType) {
        this.cut = cut;
        this.timing = cut.timing();
        this.brands = brands;
        this.entryType = entryType;
    }

    /**
     * The whole init segment.
     *
     * @param brands the first is the major one
     * @param entryType type of the sample entry, the stored one or one that says the same in another way
     */
    public static byte[] write(Cut cut, List<String> brands, String entryType) {
        return new InitSegment(cut, brands, entryType).write();
    }

    private byte[] write() {
        boxes.box("ftyp", () -> {
            out.text(brands.getFirst()).u32(0);
            brands.forEach(out::text);
        });
        boxes.box("moov", () -> {
            boxes.fullBox(
                    "mvhd",
                    0,
                    0,
                    () -> out.u32(0)
                            .u32(0)
                            .u32(ticksPerSecond())
                            .u32(0)
                            .u32(0x10000)
                            .u16(0x100)
                            .zeros(10)
                            .raw(UNITY)
                            .zeros(24)
                            .u32(TRACK_ID + 1));
            boxes.box("trak", this::trak);
            boxes.box(
                    "mvex",
                    () -> boxes.fullBox(
                            "trex",
                            0,
                            0,
                            () -> out.u32(TRACK_ID).u32(1).u32(0).u32(0).u32(0)));
        });
        return boxes.toByteArray();
    }

    private void trak() {
        SampleDescription d = timing.track().description();
        boolean audio = timing.track().kind() == TrackKind.AUDIO;
        boxes.fullBox(
                "tkhd",
                0,
                7,
                () -> out.u32(0)
                        .u32(0)
                        .u32(TRACK_ID)
                        .u32(0)
                        .u32(0)
                        .zeros(8)
                        .u16(0)
                        .u16(0)
                        .u16(audio ? 0x100 : 0)
                        .u16(0)
                        .raw(rotation(timing.track().rotationDegrees(), d))
                        .u32((long) d.widthPixels() << 16)
                        .u32((long) d.heightPixels() << 16));
        if (cut.prerollTrackTicks() > 0) {
            boxes.box(
                    "edts",
                    () -> boxes.fullBox(
                            "elst",
                            0,
                            0,
                            () -> out.u32(1).u32(0).u32(cut.prerollTrackTicks()).u32(0x10000)));
        }
        boxes.box("mdia", () -> {
            boxes.fullBox(
                    "mdhd",
                    0,
                    0,
                    () -> out.u32(0)
                            .u32(0)
                            .u32(ticksPerSecond())
                            .u32(0)
                            .u16(language())
                            .u16(0));
            boxes.fullBox(
                    "hdlr",
                    0,
                    0,
                    () -> out.u32(0)
                            .text(audio ? "soun" : "vide")
                            .zeros(12)
                            .text(audio ? "Sound" : "Video")
                            .u8(0));
            boxes.box("minf", () -> minf(audio));
        });
    }

    private void minf(boolean audio) {
        if (audio) {
            boxes.fullBox("smhd", 0, 0, () -> out.u32(0));
        } else {
            boxes.fullBox("vmhd", 0, 1, () -> out.zeros(8));
        }
        boxes.box(
                "dinf",
                () -> boxes.fullBox("dref", 0, 0, () -> {
                    out.u32(1);
                    boxes.fullBox("url ", 0, 1, () -> {});
                }));
        boxes.box("stbl", () -> {
            boxes.fullBox("stsd", 0, 0, () -> out.u32(1).raw(sampleEntry()));
            boxes.fullBox("stts", 0, 0, () -> out.u32(0));
            boxes.fullBox("stsc", 0, 0, () -> out.u32(0));
            boxes.fullBox("stsz", 0, 0, () -> out.u32(0).u32(0));
            boxes.fullBox("stco", 0, 0, () -> out.u32(0));
        });
    }

    private byte[] sampleEntry() {
        try {
            return SampleEntryWriter.write(timing.track().description(), entryType);
        } catch (MediaFormatException e) {
            throw new IllegalStateException("a track is taken up only where its entry can be written", e);
        }
    }

    private long ticksPerSecond() {
        return timing.track().timescale().ticksPerSecond();
    }

    private int language() {
        String code = timing.track().language();
        return (code.charAt(0) - 0x60) << 10 | (code.charAt(1) - 0x60) << 5 | code.charAt(2) - 0x60;
    }

    private static byte[] rotation(int degrees, SampleDescription d) {
        return switch (degrees) {
            case 90 -> translated(matrix(0, 0x10000, -0x10000, 0), d.heightPixels(), 0);
            case 180 -> translated(matrix(-0x10000, 0, 0, -0x10000), d.widthPixels(), d.heightPixels());
            case 270 -> translated(matrix(0, -0x10000, 0x10000, 0), 0, d.widthPixels());
            default -> UNITY;
        };
    }

    private static byte[] matrix(int a, int b, int c, int d) {
        return new ByteWriter(36)
                .u32(a)
                .u32(b)
                .u32(0)
                .u32(c)
                .u32(d)
                .u32(0)
                .u32(0)
                .u32(0)
                .u32(0x4000_0000)
                .toByteArray();
    }

    private static byte[] translated(byte[] matrix, int x, int y) {
        ByteWriter writer = new ByteWriter(36).raw(matrix);
        writer.patch32(24, (long) x << 16);
        writer.patch32(28, (long) y << 16);
        return writer.toByteArray();
    }
}
