package dev.packlight.codec;

import dev.packlight.bytes.BitReader;

/**
 * What a picture parameter set says of how slices are written (ITU-T H.264 §7.3.2.2).
 *
 * @param id {@code pic_parameter_set_id}
 * @param sequenceId {@code seq_parameter_set_id}
 * @param cabac {@code entropy_coding_mode_flag}
 * @param fieldOrder {@code bottom_field_pic_order_in_frame_present_flag}
 * @param groupChangeRate {@code SliceGroupChangeRate}; 0 where slices do not say their cycle
 * @param references0 default number of references of list 0
 * @param references1 default number of references of list 1
 * @param weighted {@code weighted_pred_flag}
 * @param weightedBoth {@code weighted_bipred_idc}
 * @param deblocking {@code deblocking_filter_control_present_flag}
 * @param redundant {@code redundant_pic_cnt_present_flag}
 */
record AvcPictureParameters(
        long id,
        long sequenceId,
        boolean cabac,
        boolean fieldOrder,
        long groupChangeRate,
        long references0,
        long references1,
        boolean weighted,
        int weightedBoth,
        boolean deblocking,
        boolean redundant) {

    private static final int MOST_GROUPS = 8;

    /** Past the end it throws. */
    static AvcPictureParameters read(byte[] nal) {
        BitReader in = new BitReader(NalConfiguration.withoutEmulation(nal));
        in.skip(8);
        long id = in.ue();
        long sequence = in.ue();
        boolean cabac = in.flag();
        boolean fieldOrder = in.flag();
        long change = groups(in);
        long references0 = in.ue() + 1;
        long references1 = in.ue() + 1;
        boolean weighted = in.flag();
        int both = in.intBits(2);
        in.se();
        in.se();
        in.se();
        boolean deblocking = in.flag();
        in.skip(1);
        return new AvcPictureParameters(
                id,
                sequence,
                cabac,
                fieldOrder,
                change,
                references0,
                references1,
                weighted,
                both,
                deblocking,
                in.flag());
    }

    /** Passes over slice groups; the change rate where they evolve. */
    private static long groups(BitReader in) {
        long groups = in.ue() + 1;
        if (groups == 1) {
            return 0;
        }
        if (groups > MOST_GROUPS) {
            throw new IndexOutOfBoundsException(groups + " slice groups");
        }
        int type = (int) in.ue();
        switch (type) {
            case 0 -> skip(in, groups);
            case 2 -> skip(in, 2 * (groups - 1));
            case 3, 4, 5 -> {
                in.skip(1);
                return in.ue() + 1;
            }
            case 6 -> {
                long units = in.ue() + 1;
                for (long i = 0; i < units; i++) {
                    in.skip(bitsFor(groups));
                }
            }
            default -> {}
        }
        return 0;
    }

    private static void skip(BitReader in, long count) {
        for (long i = 0; i < count; i++) {
            in.ue();
        }
    }

    /** Bits of {@code slice_group_change_cycle} (§7.4.3). */
    int groupChangeBits(long mapUnits) {
        return groupChangeRate == 0 ? 0 : bitsFor(Math.ceilDiv(mapUnits, groupChangeRate) + 1);
    }

    private static int bitsFor(long values) {
        return Long.SIZE - Long.numberOfLeadingZeros(values - 1);
    }
}
