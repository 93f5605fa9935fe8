package dev.packlight.codec;

import dev.packlight.bytes.ByteReader;
import dev.packlight.codec.StreamInfo.AspectRatio;
import dev.packlight.codec.StreamInfo.Colour;
import dev.packlight.media.SampleDescription;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Boxes that sample entries of every picture codec may have (ISO/IEC 14496-12 §12.1.4, §12.1.5). */
final class SampleEntryBoxes {

    private SampleEntryBoxes() {}

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
        return stream.primaries() != 2 || stream.transfer() != 2
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
                    type.equals("nclx") && in.remaining() > 0 && (in.u8() & 0x80) != 0,
                    stream.bitDepth(),
                    stream.chroma()));
        });
    }
}
