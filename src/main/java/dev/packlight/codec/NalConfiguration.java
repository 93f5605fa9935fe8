package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An {@code avcC} or {@code hvcC} record (ISO/IEC 14496-15 §5.3.3.1, §8.3.3.1).
 *
 * @param record the whole record
 * @param nalLengthBytes bytes of each NAL unit's length field: 1, 2 or 4
 * @param parameterSets the parameter sets in order of the record: sequence sets before picture sets
 */
record NalConfiguration(byte[] record, int nalLengthBytes, List<byte[]> parameterSets) {

    private static final int HEVC_FIXED_FIELDS = 22;

    static NalConfiguration avc(SampleDescription description) throws MediaFormatException {
        byte[] record = record(description, "avcC", "H.264", "ISO/IEC 14496-15 §5.3.3.1");
        try {
            ByteReader in = new ByteReader(record).skip(4);
            int length = (in.u8() & 3) + 1;
            List<byte[]> sets = new ArrayList<>();
            take(in, in.u8() & 0x1F, sets);
            take(in, in.u8(), sets);
            return checked(record, length, sets, "stsd/" + description.fourcc() + "/avcC");
        } catch (IndexOutOfBoundsException e) {
            throw malformed(
                    "the H.264 configuration record is cut off",
                    "stsd/" + description.fourcc() + "/avcC",
                    -1,
                    "ISO/IEC 14496-15 §5.3.3.1");
        }
    }

    static NalConfiguration hevc(SampleDescription description) throws MediaFormatException {
        byte[] record = record(description, "hvcC", "HEVC", "ISO/IEC 14496-15 §8.3.3.1");
        try {
            ByteReader in = new ByteReader(record).skip(HEVC_FIXED_FIELDS - 1);
            int length = (in.u8() & 3) + 1;
            List<byte[]> sets = new ArrayList<>();
            for (int arrays = in.u8(); arrays > 0; arrays--) {
                in.skip(1);
                take(in, in.u16(), sets);
            }
            return checked(record, length, sets, "stsd/" + description.fourcc() + "/hvcC");
        } catch (IndexOutOfBoundsException e) {
            throw malformed(
                    "the HEVC configuration record is cut off",
                    "stsd/" + description.fourcc() + "/hvcC",
                    -1,
                    "ISO/IEC 14496-15 §8.3.3.1");
        }
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

    private static void take(ByteReader in, int count, List<byte[]> sets) {
        for (int i = 0; i < count; i++) {
            sets.add(in.take(in.u16()));
        }
    }

    private static NalConfiguration checked(byte[] record, int length, List<byte[]> sets, String where)
            throws MediaFormatException {
        if (length == 3) {
            throw malformed("NAL length fields of 3 bytes are not allowed", where, -1, "ISO/IEC 14496-15 §5.3.3.1.2");
        }
        return new NalConfiguration(record, length, List.copyOf(sets));
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
}
