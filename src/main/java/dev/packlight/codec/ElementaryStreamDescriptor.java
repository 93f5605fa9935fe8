package dev.packlight.codec;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.SampleDescription;
import java.util.Optional;

/** The parts of an {@code esds} box that matter here (ISO/IEC 14496-1 §7.2.6). */
final class ElementaryStreamDescriptor {

    private static final int ES = 3;
    private static final int DECODER_CONFIG = 4;
    private static final int DECODER_SPECIFIC = 5;
    private static final int SYNC_LAYER = 6;
    private static final int AUDIO_STREAM = 5;
    /** Size of the buffer, largest and average bit rate. */
    private static final int RATE_BYTES = 11;

    private static final byte MP4_PACKETS = 2;

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

    /** Payload of the decoder specific descriptor of a sample entry; nothing where it has none. */
    static byte[] specific(SampleDescription description) {
        return description
                .box("esds")
                .flatMap(ElementaryStreamDescriptor::decoderSpecific)
                .orElse(new byte[0]);
    }

    /**
     * The {@code esds} box (ISO/IEC 14496-14 §6.7.2): sound of {@code objectType}, its buffer and bit rates as stored,
     * {@code specific} where it is not empty, packets of the MP4 file format.
     */
    static ConfigurationBox write(SampleDescription description, int objectType, byte[] specific) {
        byte[] rates = description
                .box("esds")
                .flatMap(ElementaryStreamDescriptor::decoderConfig)
                .map(config -> config.skip(2).take(RATE_BYTES))
                .orElse(new byte[RATE_BYTES]);
        ByteWriter config =
                new ByteWriter(64).u8(objectType).u8(AUDIO_STREAM << 2 | 1).raw(rates);
        if (specific.length > 0) {
            descriptor(config, DECODER_SPECIFIC, specific);
        }
        ByteWriter stream = new ByteWriter(64).u16(0).u8(0);
        descriptor(stream, DECODER_CONFIG, config.toByteArray());
        descriptor(stream, SYNC_LAYER, new byte[] {MP4_PACKETS});
        ByteWriter box = new ByteWriter(64).u32(0);
        descriptor(box, ES, stream.toByteArray());
        return new ConfigurationBox("esds", box.toByteArray());
    }

    /** Tag, length in as few groups of seven bits as it takes, payload (ISO/IEC 14496-1 §8.3.3). */
    private static void descriptor(ByteWriter out, int tag, byte[] payload) {
        out.u8(tag);
        for (int shift = 21; shift > 0; shift -= 7) {
            if (payload.length >> shift > 0) {
                out.u8(0x80 | payload.length >> shift & 0x7F);
            }
        }
        out.u8(payload.length & 0x7F).raw(payload);
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
