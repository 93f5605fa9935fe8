package dev.packlight.codec;

import dev.packlight.bytes.ByteReader;
import dev.packlight.media.SampleDescription;
import java.util.Optional;

/** The parts of an {@code esds} box that matter here (ISO/IEC 14496-1 §7.2.6). */
final class ElementaryStreamDescriptor {

    private static final int ES = 3;
    private static final int DECODER_CONFIG = 4;
    private static final int DECODER_SPECIFIC = 5;

    private ElementaryStreamDescriptor() {}

    /** {@code objectTypeIndication} of a sample entry; 0 where it has none. */
    static int objectType(SampleDescription description) {
        return description
                .box("esds")
                .flatMap(ElementaryStreamDescriptor::objectType)
                .orElse(0);
    }

    /** {@code objectTypeIndication}; empty where the box is cut off. */
    static Optional<Integer> objectType(byte[] esds) {
        return decoderConfig(esds).map(ByteReader::u8);
    }

    /** Payload of the decoder specific descriptor. */
    static Optional<byte[]> decoderSpecific(byte[] esds) {
        return decoderConfig(esds).flatMap(config -> {
            try {
                return child(config.skip(13), DECODER_SPECIFIC).map(found -> found.take(found.remaining()));
            } catch (IndexOutOfBoundsException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<ByteReader> decoderConfig(byte[] esds) {
        try {
            Optional<ByteReader> es = child(new ByteReader(esds).skip(4), ES);
            if (es.isEmpty()) {
                return Optional.empty();
            }
            ByteReader in = es.get();
            int flags = in.skip(2).u8();
            in.skip((flags & 0x80) != 0 ? 2 : 0);
            in.skip((flags & 0x40) != 0 ? in.u8() : 0);
            in.skip((flags & 0x20) != 0 ? 2 : 0);
            return child(in, DECODER_CONFIG).filter(config -> config.remaining() >= 13);
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<ByteReader> child(ByteReader in, int tag) {
        while (in.remaining() >= 2) {
            int found = in.u8();
            int length = 0;
            int part;
            int parts = 0;
            do {
                part = in.u8();
                length = length << 7 | part & 0x7F;
            } while ((part & 0x80) != 0 && ++parts < 4);
            ByteReader payload = in.slice(Math.min(length, in.remaining()));
            if (found == tag) {
                return Optional.of(payload);
            }
        }
        return Optional.empty();
    }
}
