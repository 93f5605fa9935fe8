package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the first bytes of a NAL unit say, by the codec. */
sealed interface NalSyntax {

    /** Enough of a slice for its type, whatever stands before that. */
    int HEAD_BYTES = 24;

    /** {@code nal_unit_type}, from the unit's first byte. */
    int type(int header);

    boolean isSlice(int type);

    /** The type of the slice that begins with {@code head}. */
    PictureType sliceType(int type, byte[] head);

    /** ITU-T H.264 §7.3.1, §7.3.3. */
    record Avc() implements NalSyntax {

        private static final int LAST_SLICE = 5;
        private static final int PARTITION_B = 3;
        private static final int PARTITION_C = 4;

        @Override
        public int type(int header) {
            return header & 0x1F;
        }

        @Override
        public boolean isSlice(int type) {
            return type >= 1 && type <= LAST_SLICE;
        }

        @Override
        public PictureType sliceType(int type, byte[] head) {
            if (type == PARTITION_B || type == PARTITION_C) {
                return PictureType.UNKNOWN;
            }
            try {
                BitReader in = new BitReader(NalConfiguration.withoutEmulation(head));
                in.skip(8);
                in.ue();
                return switch ((int) (in.ue() % 5)) {
                    case 0, 3 -> PictureType.P;
                    case 1 -> PictureType.B;
                    default -> PictureType.I;
                };
            } catch (IndexOutOfBoundsException e) {
                return PictureType.UNKNOWN;
            }
        }
    }

    /**
     * ITU-T H.265 §7.3.1.2, §7.3.6.1. Only a picture's first slice tells its type without the sequence's parameters.
     *
     * @param extraBits {@code num_extra_slice_header_bits} by the number of the picture parameter set
     */
    record Hevc(Map<Integer, Integer> extraBits) implements NalSyntax {

        private static final int FIRST_NON_SLICE = 32;
        private static final int FIRST_IRAP = 16;
        private static final int LAST_IRAP = 23;
        static final int PICTURE_SET = 34;

        public Hevc {
            extraBits = Map.copyOf(extraBits);
        }

        static Hevc of(List<byte[]> parameterSets) {
            Map<Integer, Integer> bits = new HashMap<>();
            for (byte[] set : parameterSets) {
                if (set.length > 2 && (set[0] >> 1 & 0x3F) == PICTURE_SET) {
                    note(set, bits);
                }
            }
            return new Hevc(bits);
        }

        /** ITU-T H.265 §7.3.2.3.1. */
        private static void note(byte[] set, Map<Integer, Integer> bits) {
            try {
                BitReader in = new BitReader(NalConfiguration.withoutEmulation(set));
                in.skip(16);
                int number = (int) in.ue();
                in.ue();
                in.skip(2);
                bits.put(number, in.intBits(3));
            } catch (IndexOutOfBoundsException e) {
                return;
            }
        }

        @Override
        public int type(int header) {
            return header >> 1 & 0x3F;
        }

        @Override
        public boolean isSlice(int type) {
            return type < FIRST_NON_SLICE;
        }

        @Override
        public PictureType sliceType(int type, byte[] head) {
            try {
                BitReader in = new BitReader(NalConfiguration.withoutEmulation(head));
                in.skip(16);
                if (!in.flag()) {
                    return PictureType.UNKNOWN;
                }
                in.skip(type >= FIRST_IRAP && type <= LAST_IRAP ? 1 : 0);
                Integer extra = extraBits.get((int) in.ue());
                if (extra == null) {
                    return PictureType.UNKNOWN;
                }
                in.skip(extra);
                return switch ((int) in.ue()) {
                    case 0 -> PictureType.B;
                    case 1 -> PictureType.P;
                    case 2 -> PictureType.I;
                    default -> PictureType.UNKNOWN;
                };
            } catch (IndexOutOfBoundsException e) {
                return PictureType.UNKNOWN;
            }
        }
    }
}
