package dev.packlight.codec;

/**
 * What a sequence parameter set says of how slices are written (ITU-T H.264 §7.3.2.1.1).
 *
 * @param id {@code seq_parameter_set_id}
 * @param separatePlanes {@code separate_colour_plane_flag}
 * @param chromaArrayType 0 where there is no chroma, or it is coded as luma is
 * @param frameNumBits of {@code frame_num}
 * @param orderType {@code pic_order_cnt_type}
 * @param orderBits of {@code pic_order_cnt_lsb}
 * @param orderAlwaysZero {@code delta_pic_order_always_zero_flag}
 * @param frameOnly {@code frame_mbs_only_flag}
 * @param mapUnits {@code PicSizeInMapUnits}
 */
record AvcCoding(
        long id,
        boolean separatePlanes,
        int chromaArrayType,
        int frameNumBits,
        long orderType,
        int orderBits,
        boolean orderAlwaysZero,
        boolean frameOnly,
        long mapUnits) {}
