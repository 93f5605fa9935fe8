package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Where slice headers of H.264 end (ITU-T H.264 §7.3.3), by the parameter sets that their pictures name. */
final class AvcSliceHeader {

    private static final int PICTURE_SET = 8;
    private static final int SEQUENCE_SET = 7;
    private static final int IDR = 5;
    private static final int MOST_REFERENCES = 32;
    private static final int P = 0;
    private static final int B = 1;
    private static final int SP = 3;
    private static final int SI = 4;

    private final Map<Long, AvcCoding> sequences;
    private final Map<Long, AvcPictureParameters> pictures;

    /** @param parameterSets NAL units; slices that name one that cannot be read have no end */
    AvcSliceHeader(List<byte[]> parameterSets) {
        sequences = ParameterSets.byId(
                parameterSets, set -> is(set, SEQUENCE_SET), AvcSequenceParameters::coding, AvcCoding::id);
        pictures = ParameterSets.byId(
                parameterSets, set -> is(set, PICTURE_SET), AvcPictureParameters::read, AvcPictureParameters::id);
    }

    private static boolean is(byte[] set, int type) {
        return (set[0] & 0x1F) == type;
    }

    /**
     * Bits of the header of the slice that begins with {@code nal}, from the unit's first on and without emulation
     * prevention; empty where its parameter sets are not known, or where it is cut off.
     */
    OptionalInt bits(byte[] nal) {
        byte[] plain = NalConfiguration.withoutEmulation(nal);
        BitReader in = new BitReader(plain);
        try {
            in.skip(8);
            in.ue();
            int type = (int) (in.ue() % 5);
            AvcPictureParameters picture = pictures.get(in.ue());
            AvcCoding sequence = picture == null ? null : sequences.get(picture.sequenceId());
            if (picture == null || sequence == null) {
                return OptionalInt.empty();
            }
            new Slice(in, nal[0] >> 5 & 3, nal[0] & 0x1F, type).walk(picture, sequence);
            return OptionalInt.of(plain.length * Byte.SIZE - in.remainingBits());
        } catch (IndexOutOfBoundsException e) {
            return OptionalInt.empty();
        }
    }

    private static final class Slice {
        private final BitReader in;
        private final int reference;
        private final int unit;
        private final int type;
        private long before;
        private long after;

        Slice(BitReader in, int reference, int unit, int type) {
            this.in = in;
            this.reference = reference;
            this.unit = unit;
            this.type = type;
        }

        void walk(AvcPictureParameters picture, AvcCoding sequence) {
            in.skip((sequence.separatePlanes() ? 2 : 0) + sequence.frameNumBits());
            boolean field = !sequence.frameOnly() && in.flag();
            if (field) {
                in.skip(1);
            }
            if (unit == IDR) {
                in.ue();
            }
            order(sequence, picture.fieldOrder() && !field);
            if (picture.redundant()) {
                in.ue();
            }
            references(picture);
            modification(isPredicted());
            modification(type == B);
            if (picture.weighted() && (type == P || type == SP) || picture.weightedBoth() == 1 && type == B) {
                weights(sequence.chromaArrayType() != 0);
            }
            if (reference != 0) {
                marking();
            }
            tail(picture, sequence);
        }

        private boolean isPredicted() {
            return type == P || type == SP || type == B;
        }

        private void order(AvcCoding sequence, boolean both) {
            if (sequence.orderType() == 0) {
                in.skip(sequence.orderBits());
                skipSigned(both ? 1 : 0);
            } else if (sequence.orderType() == 1 && !sequence.orderAlwaysZero()) {
                skipSigned(both ? 2 : 1);
            }
        }

        private void references(AvcPictureParameters picture) {
            before = picture.references0();
            after = picture.references1();
            if (type == B) {
                in.skip(1);
            }
            if (isPredicted() && in.flag()) {
                before = in.ue() + 1;
                after = type == B ? in.ue() + 1 : after;
            }
            if (before > MOST_REFERENCES || after > MOST_REFERENCES) {
                throw new IndexOutOfBoundsException("more than " + MOST_REFERENCES + " references");
            }
        }

        /** §7.3.3.1. */
        private void modification(boolean isThere) {
            if (isThere && in.flag()) {
                while (in.ue() != 3) {
                    in.ue();
                }
            }
        }

        /** §7.3.3.2. */
        private void weights(boolean chroma) {
            in.ue();
            if (chroma) {
                in.ue();
            }
            for (long i = 0; i < (type == B ? before + after : before); i++) {
                skipSigned(in.flag() ? 2 : 0);
                skipSigned(chroma && in.flag() ? 4 : 0);
            }
        }

        /** §7.3.3.3. */
        private void marking() {
            if (unit == IDR) {
                in.skip(2);
            } else if (in.flag()) {
                for (long operation = in.ue(); operation != 0; operation = in.ue()) {
                    skipUnsigned(operation == 3 ? 2 : operation == 5 ? 0 : 1);
                }
            }
        }

        private void tail(AvcPictureParameters picture, AvcCoding sequence) {
            if (picture.cabac() && isPredicted()) {
                in.ue();
            }
            in.se();
            if (type == SP) {
                in.skip(1);
            }
            if (type == SP || type == SI) {
                in.se();
            }
            if (picture.deblocking() && in.ue() != 1) {
                skipSigned(2);
            }
            in.skip(picture.groupChangeBits(sequence.mapUnits()));
        }

        private void skipSigned(int count) {
            for (int i = 0; i < count; i++) {
                in.se();
            }
        }

        private void skipUnsigned(int count) {
            for (int i = 0; i < count; i++) {
                in.ue();
            }
        }
    }
}
