package dev.packlight.codec;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.codec.StreamInfo.AspectRatio;
import dev.packlight.codec.StreamInfo.Colour;
import dev.packlight.media.SampleDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Boxes that sample entries of every picture codec may have (ISO/IEC 14496-12 §12.1.4, §12.1.5). */
public final class SampleEntryBoxes {

    private static final int NOT_STATED = 2;

    private SampleEntryBoxes() {}

    /**
     * The boxes about the picture that are understood, in the order of the standard; {@code picture} says what holds.
     */
    public static List<ConfigurationBox> write(SampleDescription description, StreamInfo.Video picture) {
        List<ConfigurationBox> boxes = new ArrayList<>();
        AspectRatio aspect = picture.sampleAspect();
        if (!aspect.equals(AspectRatio.SQUARE) || description.box("pasp").isPresent()) {
            boxes.add(box("pasp", new ByteWriter(8).u32(aspect.width()).u32(aspect.height())));
        }
        aperture(description).ifPresent(boxes::add);
        Colour colour = picture.colour();
        if (colour.primaries() != NOT_STATED || colour.transfer() != NOT_STATED || colour.matrix() != NOT_STATED) {
            boxes.add(box(
                    "colr",
                    new ByteWriter(11)
                            .text("nclx")
                            .u16(colour.primaries())
                            .u16(colour.transfer())
                            .u16(colour.matrix())
                            .u8(colour.fullRange() ? 0x80 : 0)));
        }
        fixed(description, "mdcv", 24).ifPresent(boxes::add);
        fixed(description, "clli", 4).ifPresent(boxes::add);
        fixed(description, "fiel", 2).ifPresent(boxes::add);
        return boxes;
    }

    private static ConfigurationBox box(String type, ByteWriter payload) {
        return new ConfigurationBox(type, payload.toByteArray());
    }

    /** A box that is numbers of known width and nothing else. */
    private static Optional<ConfigurationBox> fixed(SampleDescription description, String type, int bytes) {
        return description
                .box(type)
                .filter(box -> box.length >= bytes)
                .map(box -> new ConfigurationBox(type, Arrays.copyOf(box, bytes)));
    }

    /**
     * {@code clap} where its fractions are some and it cuts something out of the picture (ISO/IEC 14496-12 §12.1.4).
     */
    private static Optional<ConfigurationBox> aperture(SampleDescription description) {
        return fixed(description, "clap", 32).filter(box -> {
            ByteReader in = new ByteReader(box.payload());
            return fits(in.u32(), in.u32(), description.widthPixels())
                    && fits(in.u32(), in.u32(), description.heightPixels())
                    && in.skip(4).i32() > 0
                    && in.skip(4).i32() > 0;
        });
    }

    private static boolean fits(long numerator, long denominator, int pixels) {
        return numerator > 0 && denominator > 0 && numerator <= denominator * pixels;
    }

    /** {@code pasp}. */
    static Optional<AspectRatio> pixelAspect(SampleDescription description) {
        return description.box("pasp").filter(box -> box.length >= 8).flatMap(box -> {
            ByteReader in = new ByteReader(box);
            int width = in.i32();
            int height = in.i32();
            return width > 0 && height > 0 ? Optional.of(AspectRatio.reduced(width, height)) : Optional.empty();
        });
    }

    /** What the stream says of its colour; where it says nothing, what {@code colr} says. */
    static Colour colour(SampleDescription description, Colour stream) {
        return stream.primaries() != NOT_STATED || stream.transfer() != NOT_STATED
                ? stream
                : colourBox(description, stream).orElse(stream);
    }

    /** Code points of {@code colr}, with depth and chroma of {@code stream}. */
    static Optional<Colour> colourBox(SampleDescription description, Colour stream) {
        return description.box("colr").filter(box -> box.length >= 10).flatMap(box -> {
            String type = new String(box, 0, 4, StandardCharsets.ISO_8859_1);
            if (!type.equals("nclx") && !type.equals("nclc")) {
                return Optional.empty();
            }
            ByteReader in = new ByteReader(box).skip(4);
            return Optional.of(new Colour(
                    in.u16(),
                    in.u16(),
                    in.u16(),
                    stream.fullRange() || type.equals("nclx") && in.remaining() > 0 && (in.u8() & 0x80) != 0,
                    stream.bitDepth(),
                    stream.chroma()));
        });
    }
}
