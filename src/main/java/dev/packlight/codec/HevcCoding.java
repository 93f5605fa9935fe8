package dev.packlight.codec;

import java.util.List;

/**
 * What a sequence parameter set says of how slices are written (ITU-T H.265 §7.3.2.2.1).
 *
 * @param id {@code sps_seq_parameter_set_id}
 * @param separatePlanes {@code separate_colour_plane_flag}
 * @param hasChroma whether {@code ChromaArrayType} is not 0
 * @param treeBlocks {@code PicSizeInCtbsY}
 * @param orderBits of {@code slice_pic_order_cnt_lsb}
 * @param references sets of short-term reference pictures
 * @param longTerm {@code long_term_ref_pics_present_flag}
 * @param longTermUsed {@code used_by_curr_pic_lt_sps_flag}
 * @param temporal {@code sps_temporal_mvp_enabled_flag}
 * @param adaptiveOffset {@code sample_adaptive_offset_enabled_flag}
 */
record HevcCoding(
        long id,
        boolean separatePlanes,
        boolean hasChroma,
        long treeBlocks,
        int orderBits,
        List<HevcReferences> references,
        boolean longTerm,
        List<Boolean> longTermUsed,
        boolean temporal,
        boolean adaptiveOffset) {}
