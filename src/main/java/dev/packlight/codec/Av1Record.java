package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An {@code AV1CodecConfigurationRecord} (AV1 Codec ISO Media File Format Binding §2.3.3).
 *
 * @param fields the four fixed bytes
 * @param units {@code configOBUs}: sequence header and metadata
 */
record Av1Record(byte[] fields, List<Unit> units) {

    private static final int FIXED_FIELDS = 4;
    private static final int SEQUENCE_HEADER = 1;
    private static final int METADATA = 5;
    private static final int HAS_EXTENSION = 4;
    private static final int HAS_SIZE = 2;
    private static final int MARKER_AND_VERSION = 0x81;
    private static final int DELAY_BITS = 0x1F;

    /** An open bitstream unit (AV1 specification §5.3), header and size taken off. */
    record Unit(int type, byte[] payload) {}

    static Av1Record of(SampleDescription description) throws MediaFormatException {
        byte[] stored = description
                .box("av1C")
                .filter(box -> box.length >= FIXED_FIELDS)
                .orElseThrow(() -> malformed(
                        "the AV1 track has no configuration record",
                        "stsd/" + description.fourcc(),
                        -1,
                        "AV1-ISOBMFF §2.3.3"));
        ByteReader in = new ByteReader(stored);
        return new Av1Record(in.take(FIXED_FIELDS), units(in));
    }

    /** The units of the record or of a sample that configure a decoder, up to the first thing that is no unit. */
    static List<Unit> units(ByteReader in) {
        List<Unit> found = new ArrayList<>();
        try {
            while (in.remaining() > 0) {
                int header = in.u8();
                in.skip((header & HAS_EXTENSION) != 0 ? 1 : 0);
                int size = (header & HAS_SIZE) != 0 ? leb128(in) : in.remaining();
                int type = header >> 3 & 0xF;
                boolean kept = (header & 0x81) == 0 && (type == SEQUENCE_HEADER || type == METADATA);
                byte[] payload = kept ? in.take(size) : in.skip(size).take(0);
                if (kept && payload.length > 0) {
                    found.add(new Unit(type, payload));
                }
            }
        } catch (IndexOutOfBoundsException e) {
            return List.copyOf(found);
        }
        return List.copyOf(found);
    }

    private static int leb128(ByteReader in) {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int part = in.u8();
            value |= (part & 0x7F) << shift;
            if ((part & 0x80) == 0) {
                return value;
            }
        }
        throw new IndexOutOfBoundsException("a size of more than 28 bits");
    }

    /** The sequence header among {@code units}; empty where there is none that can be read. */
    static Optional<Av1SequenceHeader> sequenceHeader(List<Unit> units) {
        return units.stream()
                .filter(unit -> unit.type == SEQUENCE_HEADER)
                .findFirst()
                .flatMap(unit -> {
                    try {
                        return Optional.of(Av1SequenceHeader.read(unit.payload));
                    } catch (IndexOutOfBoundsException e) {
                        return Optional.empty();
                    }
                });
    }

    byte[] write() {
        ByteWriter out = new ByteWriter(64)
                .u8(MARKER_AND_VERSION)
                .u8(fields[1])
                .u8(fields[2])
                .u8(fields[3] & DELAY_BITS);
        for (Unit unit : units) {
            out.u8(unit.type << 3 | HAS_SIZE);
            int rest = unit.payload.length;
            for (; rest > 0x7F; rest >>= 7) {
                out.u8(0x80 | rest & 0x7F);
            }
            out.u8(rest).raw(unit.payload);
        }
        return out.toByteArray();
    }
}
