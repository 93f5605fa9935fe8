package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An {@code avcC} or {@code hvcC} record (ISO/IEC 14496-15 §5.3.3.1, §8.3.3.1).
 *
 * @param record the whole record, written anew from what it says
 * @param nalLengthBytes bytes of each NAL unit's length field: 1, 2 or 4
 * @param parameterSets the parameter sets in order of the record: sequence sets before picture sets
 */
record NalConfiguration(byte[] record, int nalLengthBytes, List<byte[]> parameterSets) {

    private static final String AVC_CLAUSE = "ISO/IEC 14496-15 §5.3.3.1";
    private static final String HEVC_CLAUSE = "ISO/IEC 14496-15 §8.3.3.1";

    static NalConfiguration avc(SampleDescription description) throws MediaFormatException {
        byte[] stored = record(description, "avcC", "H.264", AVC_CLAUSE);
        try {
            AvcRecord record = AvcRecord.read(new ByteReader(stored));
            List<byte[]> sets = new ArrayList<>(record.sequenceSets());
            sets.addAll(record.pictureSets());
            return checked(record.write(), record.nalLengthBytes(), sets, description.fourcc(), AVC_CLAUSE);
        } catch (IndexOutOfBoundsException e) {
            throw cutOff("H.264", description, "avcC", AVC_CLAUSE);
        }
    }

    static NalConfiguration hevc(SampleDescription description) throws MediaFormatException {
        HevcRecord record = hevcRecord(description);
        return checked(
                record.write(description.fourcc()),
                record.nalLengthBytes(),
                record.units(),
                description.fourcc(),
                HEVC_CLAUSE);
    }

    static HevcRecord hevcRecord(SampleDescription description) throws MediaFormatException {
        byte[] stored = record(description, "hvcC", "HEVC", HEVC_CLAUSE);
        try {
            return HevcRecord.read(new ByteReader(stored));
        } catch (IndexOutOfBoundsException e) {
            throw cutOff("HEVC", description, "hvcC", HEVC_CLAUSE);
        }
    }

    private static MediaFormatException cutOff(String codec, SampleDescription description, String box, String clause) {
        return malformed(
                "the " + codec + " configuration record is cut off",
                "stsd/" + description.fourcc() + "/" + box,
                -1,
                clause);
    }

    private static byte[] record(SampleDescription description, String box, String codec, String clause)
            throws MediaFormatException {
        return description
                .box(box)
                .orElseThrow(() -> malformed(
                        "the " + codec + " track has no configuration record",
                        "stsd/" + description.fourcc(),
                        -1,
                        clause));
    }

    private static NalConfiguration checked(byte[] record, int length, List<byte[]> sets, String entry, String clause)
            throws MediaFormatException {
        if (length == 3) {
            throw malformed("NAL length fields of 3 bytes are not allowed", "stsd/" + entry, -1, clause);
        }
        return new NalConfiguration(record, length, List.copyOf(sets));
    }

    /** The first unit at the beginning of the first sample looked at whose first byte, masked, is {@code header}. */
    Optional<byte[]> inSample(SampleDescription description, int mask, int header) {
        for (byte[] sample : description.samples()) {
            ByteReader in = new ByteReader(sample);
            while (in.remaining() > nalLengthBytes) {
                long size = nalLengthBytes == 1 ? in.u8() : nalLengthBytes == 2 ? in.u16() : in.u32();
                if (size > in.remaining()) {
                    break;
                }
                byte[] unit = in.take((int) size);
                if (unit.length > 2 && (unit[0] & mask) == header) {
                    return Optional.of(unit);
                }
            }
        }
        return Optional.empty();
    }

    /** Start codes and parameter sets (ITU-T H.264 Annex B). */
    byte[] byteStream() {
        ByteWriter out = new ByteWriter(128);
        parameterSets.forEach(set -> out.u32(1).raw(set));
        return out.toByteArray();
    }

    /** Takes out the emulation prevention bytes (ITU-T H.264 §7.4.1). */
    static byte[] withoutEmulation(byte[] nal) {
        byte[] out = new byte[nal.length];
        int length = 0;
        int zeros = 0;
        for (byte b : nal) {
            if (zeros >= 2 && b == 3) {
                zeros = 0;
                continue;
            }
            zeros = b == 0 ? zeros + 1 : 0;
            out[length++] = b;
        }
        return Arrays.copyOf(out, length);
    }

    /** How many bytes of {@code nal} hold its first {@code plain} bytes, emulation prevention counted. */
    static int bytesWithEmulation(byte[] nal, int plain) {
        int zeros = 0;
        int found = 0;
        int at = 0;
        while (found < plain && at < nal.length) {
            byte b = nal[at++];
            if (zeros >= 2 && b == 3) {
                zeros = 0;
                continue;
            }
            zeros = b == 0 ? zeros + 1 : 0;
            found++;
        }
        return at;
    }
}
