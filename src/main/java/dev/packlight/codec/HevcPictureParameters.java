package dev.packlight.codec;

import dev.packlight.bytes.BitReader;

/**
 * What a picture parameter set says of how slices are written (ITU-T H.265 §7.3.2.3.1).
 *
 * @param id {@code pps_pic_parameter_set_id}
 * @param sequenceId {@code pps_seq_parameter_set_id}
 * @param dependentSlices {@code dependent_slice_segments_enabled_flag}
 * @param output {@code output_flag_present_flag}
 * @param extraBits {@code num_extra_slice_header_bits}
 * @param cabacInit {@code cabac_init_present_flag}
 * @param references0 default number of references of list 0
 * @param references1 default number of references of list 1
 * @param chromaOffsets {@code pps_slice_chroma_qp_offsets_present_flag}
 * @param weighted {@code weighted_pred_flag}
 * @param weightedBoth {@code weighted_bipred_flag}
 * @param entryPoints whether slices hold entry points: tiles, or entropy coding in step
 * @param filterAcross {@code pps_loop_filter_across_slices_enabled_flag}
 * @param filterOverride {@code deblocking_filter_override_enabled_flag}
 * @param filterDisabled {@code pps_deblocking_filter_disabled_flag}
 * @param modification {@code lists_modification_present_flag}
 * @param extension {@code slice_segment_header_extension_present_flag}
 * @param chromaOffsetLists {@code chroma_qp_offset_list_enabled_flag}
 */
record HevcPictureParameters(
        long id,
        long sequenceId,
        boolean dependentSlices,
        boolean output,
        int extraBits,
        boolean cabacInit,
        long references0,
        long references1,
        boolean chromaOffsets,
        boolean weighted,
        boolean weightedBoth,
        boolean entryPoints,
        boolean filterAcross,
        boolean filterOverride,
        boolean filterDisabled,
        boolean modification,
        boolean extension,
        boolean chromaOffsetLists) {

    /** Past the end it throws, and so it does where the set is one of screen content, which changes slice headers. */
    static HevcPictureParameters read(byte[] nal) {
        BitReader in = new BitReader(NalConfiguration.withoutEmulation(nal));
        in.skip(16);
        long id = in.ue();
        long sequence = in.ue();
        boolean dependent = in.flag();
        boolean output = in.flag();
        int extra = in.intBits(3);
        in.skip(1);
        boolean cabacInit = in.flag();
        long references0 = in.ue() + 1;
        long references1 = in.ue() + 1;
        in.se();
        in.skip(1);
        boolean transformSkip = in.flag();
        if (in.flag()) {
            in.ue();
        }
        in.se();
        in.se();
        boolean chromaOffsets = in.flag();
        boolean weighted = in.flag();
        boolean weightedBoth = in.flag();
        in.skip(1);
        boolean tiles = in.flag();
        boolean entryPoints = in.flag() | tiles;
        if (tiles) {
            skipTiles(in);
        }
        boolean across = in.flag();
        boolean control = in.flag();
        boolean override = control && in.flag();
        boolean disabled = control && in.flag();
        if (control && !disabled) {
            in.se();
            in.se();
        }
        if (in.flag()) {
            HevcSequenceParameters.skipScalingLists(in);
        }
        boolean modification = in.flag();
        in.ue();
        boolean extension = in.flag();
        boolean lists = in.flag() && readExtensions(in, transformSkip);
        return new HevcPictureParameters(
                id,
                sequence,
                dependent,
                output,
                extra,
                cabacInit,
                references0,
                references1,
                chromaOffsets,
                weighted,
                weightedBoth,
                entryPoints,
                across,
                override,
                disabled,
                modification,
                extension,
                lists);
    }

    private static void skipTiles(BitReader in) {
        long columns = in.ue();
        long rows = in.ue();
        if (!in.flag()) {
            for (long i = 0; i < columns + rows; i++) {
                in.ue();
            }
        }
        in.skip(1);
    }

    /** {@code chroma_qp_offset_list_enabled_flag} of the range extension (§7.3.2.3.2). */
    private static boolean readExtensions(BitReader in, boolean transformSkip) {
        boolean range = in.flag();
        in.skip(2);
        if (in.flag()) {
            throw new IndexOutOfBoundsException("screen content");
        }
        in.skip(4);
        if (range && transformSkip) {
            in.ue();
        }
        if (range) {
            in.skip(1);
        }
        return range && in.flag();
    }
}
