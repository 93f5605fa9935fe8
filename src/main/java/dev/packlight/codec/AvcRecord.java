package dev.packlight.codec;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.MediaFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An {@code AVCDecoderConfigurationRecord} (ISO/IEC 14496-15 §5.3.3.1).
 *
 * @param profile {@code AVCProfileIndication}
 * @param compatibility {@code profile_compatibility}
 * @param level {@code AVCLevelIndication}
 * @param nalLengthBytes bytes of each NAL unit's length field
 * @param sequenceSets sequence parameter sets
 * @param pictureSets picture parameter sets
 * @param extensionSets sequence parameter set extensions
 */
record AvcRecord(
        int profile,
        int compatibility,
        int level,
        int nalLengthBytes,
        List<byte[]> sequenceSets,
        List<byte[]> pictureSets,
        List<byte[]> extensionSets) {

    /** Profiles whose record says chroma format and depth. */
    private static final Set<Integer> HIGH_PROFILES = Set.of(100, 110, 122, 144, 244, 44);

    private static final int FORMAT_FIELDS = 4;
    private static final int EXTENSION_TYPE = 13;

    /** Past the end it throws; what follows the last field is no part of the record. */
    static AvcRecord read(ByteReader in) {
        int profile = in.skip(1).u8();
        int compatibility = in.u8();
        int level = in.u8();
        int length = (in.u8() & 3) + 1;
        List<byte[]> sequenceSets = sets(in, in.u8() & 0x1F);
        List<byte[]> pictureSets = sets(in, in.u8());
        return new AvcRecord(profile, compatibility, level, length, sequenceSets, pictureSets, extensions(in, profile));
    }

    private static List<byte[]> sets(ByteReader in, int count) {
        List<byte[]> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] nal = in.take(in.u16());
            if (nal.length > 0) {
                sets.add(nal);
            }
        }
        return List.copyOf(sets);
    }

    /** Many writers leave these fields out or put something else there; then there are none. */
    private static List<byte[]> extensions(ByteReader in, int profile) {
        if (!HIGH_PROFILES.contains(profile) || in.remaining() < FORMAT_FIELDS) {
            return List.of();
        }
        boolean fields = (in.u8() & 0xFC) == 0xFC & (in.u8() & 0xF8) == 0xF8 & (in.u8() & 0xF8) == 0xF8;
        try {
            List<byte[]> found = fields ? sets(in, in.u8()) : List.of();
            return found.stream().allMatch(nal -> (nal[0] & 0x1F) == EXTENSION_TYPE) ? found : List.of();
        } catch (IndexOutOfBoundsException e) {
            return List.of();
        }
    }

    /** The record; chroma format and depth are those of the sequence parameter set. */
    byte[] write() throws MediaFormatException {
        ByteWriter out = new ByteWriter(128)
                .u8(1)
                .u8(profile)
                .u8(compatibility)
                .u8(level)
                .u8(0xFC | nalLengthBytes - 1)
                .u8(0xE0 | sequenceSets.size());
        sequenceSets.forEach(nal -> out.u16(nal.length).raw(nal));
        out.u8(pictureSets.size());
        pictureSets.forEach(nal -> out.u16(nal.length).raw(nal));
        if (HIGH_PROFILES.contains(profile) && !sequenceSets.isEmpty()) {
            AvcSequenceParameters sps = AvcSequenceParameters.read(sequenceSets.getFirst());
            out.u8(0xFC | sps.chromaFormat())
                    .u8(0xF8 | sps.colour().bitDepth() - 8)
                    .u8(0xF8 | sps.chromaDepth() - 8)
                    .u8(extensionSets.size());
            extensionSets.forEach(nal -> out.u16(nal.length).raw(nal));
        }
        return out.toByteArray();
    }
}
