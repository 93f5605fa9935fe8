package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Where slice segment headers of HEVC end (ITU-T H.265 §7.3.6.1), by the parameter sets that their pictures name. */
final class HevcSliceHeader {

    private static final int PICTURE_SET = 34;
    private static final int SEQUENCE_SET = 33;
    private static final int FIRST_IRAP = 16;
    private static final int LAST_IRAP = 23;
    private static final int IDR_W_RADL = 19;
    private static final int IDR_N_LP = 20;
    private static final int B = 0;
    private static final int I = 2;
    private static final int MOST_REFERENCES = 16;

    private final Map<Long, HevcCoding> sequences;
    private final Map<Long, HevcPictureParameters> pictures;

    /** @param parameterSets NAL units; slices that name one that cannot be read have no end */
    HevcSliceHeader(List<byte[]> parameterSets) {
        sequences = ParameterSets.byId(
                parameterSets, set -> is(set, SEQUENCE_SET), HevcSequenceParameters::coding, HevcCoding::id);
        pictures = ParameterSets.byId(
                parameterSets, set -> is(set, PICTURE_SET), HevcPictureParameters::read, HevcPictureParameters::id);
    }

    private static boolean is(byte[] set, int type) {
        return isBase(set) && (set[0] >> 1 & 0x3F) == type;
    }

    /**
     * Bits of the header of the slice segment that begins with {@code nal}, from the unit's first on, without emulation
     * prevention and byte alignment; empty where its parameter sets are not known, or where it is cut off.
     */
    OptionalInt bits(byte[] nal) {
        byte[] plain = NalConfiguration.withoutEmulation(nal);
        BitReader in = new BitReader(plain);
        if (!isBase(nal)) {
            return OptionalInt.empty();
        }
        try {
            in.skip(16);
            int unit = nal[0] >> 1 & 0x3F;
            boolean first = in.flag();
            in.skip(unit >= FIRST_IRAP && unit <= LAST_IRAP ? 1 : 0);
            HevcPictureParameters picture = pictures.get(in.ue());
            HevcCoding sequence = picture == null ? null : sequences.get(picture.sequenceId());
            if (picture == null || sequence == null) {
                return OptionalInt.empty();
            }
            new Slice(in, picture, sequence, unit).walk(first);
            return OptionalInt.of(plain.length * Byte.SIZE - in.remainingBits());
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            return OptionalInt.empty();
        }
    }

    /** Whether it belongs to the layer that all decoders know, {@code nuh_layer_id} 0. */
    private static boolean isBase(byte[] nal) {
        return nal.length > 1 && (nal[0] & 1) == 0 && (nal[1] & 0xF8) == 0;
    }

    private static int bitsFor(long values) {
        return values <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(values - 1);
    }

    private static final class Slice {
        private final BitReader in;
        private final HevcPictureParameters picture;
        private final HevcCoding sequence;
        private final boolean isIdr;
        private int type;
        private long before;
        private long behind;
        private long used;
        private boolean temporal;

        Slice(BitReader in, HevcPictureParameters picture, HevcCoding sequence, int unit) {
            this.in = in;
            this.picture = picture;
            this.sequence = sequence;
            this.isIdr = unit == IDR_W_RADL || unit == IDR_N_LP;
        }

        void walk(boolean first) {
            boolean dependent = !first && picture.dependentSlices() && in.flag();
            if (!first) {
                in.skip(bitsFor(sequence.treeBlocks()));
            }
            if (!dependent) {
                independent();
            }
            if (picture.entryPoints()) {
                entryPoints();
            }
            if (picture.extension()) {
                in.skip(Math.toIntExact(in.ue() * Byte.SIZE));
            }
        }

        private void independent() {
            in.skip(picture.extraBits());
            type = (int) in.ue();
            in.skip((picture.output() ? 1 : 0) + (sequence.separatePlanes() ? 2 : 0));
            if (!isIdr) {
                order();
            }
            boolean filtered = false;
            if (sequence.adaptiveOffset()) {
                filtered = in.flag();
                filtered |= sequence.hasChroma() && in.flag();
            }
            if (type != I) {
                prediction();
            }
            in.se();
            if (picture.chromaOffsets()) {
                in.se();
                in.se();
            }
            in.skip(picture.chromaOffsetLists() ? 1 : 0);
            deblocking(filtered);
        }

        private void order() {
            in.skip(sequence.orderBits());
            HevcReferences references;
            if (in.flag()) {
                int number = in.intBits(bitsFor(sequence.references().size()));
                references = sequence.references().get(number);
            } else {
                references = HevcReferences.inSlice(in, sequence.references());
            }
            used = references.used();
            if (sequence.longTerm()) {
                longTerm();
            }
            temporal = sequence.temporal() && in.flag();
        }

        private void longTerm() {
            int listed = sequence.longTermUsed().size();
            long fromSequence = listed > 0 ? in.ue() : 0;
            long own = in.ue();
            if (fromSequence + own > MOST_REFERENCES * 2) {
                throw new ArithmeticException("too many long-term references");
            }
            for (long i = 0; i < fromSequence + own; i++) {
                if (i < fromSequence) {
                    used += sequence.longTermUsed().get(in.intBits(bitsFor(listed))) ? 1 : 0;
                } else {
                    in.skip(sequence.orderBits());
                    used += in.bit();
                }
                if (in.flag()) {
                    in.ue();
                }
            }
        }

        private void prediction() {
            before = picture.references0();
            behind = type == B ? picture.references1() : 0;
            if (in.flag()) {
                before = in.ue() + 1;
                behind = type == B ? in.ue() + 1 : 0;
            }
            if (before > MOST_REFERENCES || behind > MOST_REFERENCES) {
                throw new ArithmeticException("more than " + MOST_REFERENCES + " references");
            }
            if (picture.modification() && used > 1) {
                modification(before);
                modification(behind);
            }
            in.skip((type == B ? 1 : 0) + (picture.cabacInit() ? 1 : 0));
            if (temporal) {
                collocated();
            }
            if (type == B ? picture.weightedBoth() : picture.weighted()) {
                weights();
            }
            in.ue();
        }

        private void modification(long references) {
            if (references > 0 && in.flag()) {
                in.skip((int) references * bitsFor(used));
            }
        }

        private void collocated() {
            boolean fromBefore = type != B || in.flag();
            if ((fromBefore ? before : behind) > 1) {
                in.ue();
            }
        }

        /** §7.3.6.3. */
        private void weights() {
            in.ue();
            if (sequence.hasChroma()) {
                in.se();
            }
            weights((int) before);
            weights((int) behind);
        }

        private void weights(int references) {
            long luma = in.bits(references);
            long chroma = sequence.hasChroma() ? in.bits(references) : 0;
            int numbers = 2 * Long.bitCount(luma) + 4 * Long.bitCount(chroma);
            for (int i = 0; i < numbers; i++) {
                in.se();
            }
        }

        private void deblocking(boolean filtered) {
            boolean disabled = picture.filterDisabled();
            if (picture.filterOverride() && in.flag()) {
                disabled = in.flag();
                if (!disabled) {
                    in.se();
                    in.se();
                }
            }
            in.skip(picture.filterAcross() && (filtered || !disabled) ? 1 : 0);
        }

        private void entryPoints() {
            long count = in.ue();
            if (count > 0) {
                long bits = in.ue() + 1;
                if (bits > Integer.SIZE || count * bits > in.remainingBits()) {
                    throw new IndexOutOfBoundsException("entry points beyond the end");
                }
                in.skip((int) (count * bits));
            }
        }
    }
}
