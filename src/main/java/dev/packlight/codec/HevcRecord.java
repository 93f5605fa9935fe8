package dev.packlight.codec;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An {@code HEVCDecoderConfigurationRecord} (ISO/IEC 14496-15 §8.3.3.1).
 *
 * @param general profile space, tier, profile, compatibility, constraints, level: 12 bytes
 * @param spatialSegmentation {@code min_spatial_segmentation_idc}
 * @param parallelism {@code parallelismType}
 * @param chromaFormat {@code chroma_format_idc}
 * @param lumaDepth bits of a luma sample
 * @param chromaDepth bits of a chroma sample
 * @param averageFrameRate frames in 256 seconds; 0 where not stated
 * @param layers constant frame rate, temporal layers and nesting, and the length of NAL lengths, packed
 * @param arrays NAL units by type
 */
record HevcRecord(
        byte[] general,
        int spatialSegmentation,
        int parallelism,
        int chromaFormat,
        int lumaDepth,
        int chromaDepth,
        int averageFrameRate,
        int layers,
        List<NalArray> arrays) {

    private static final Set<Integer> PARAMETER_SETS = Set.of(32, 33, 34);
    /** Entries that promise all parameter sets in the record. */
    private static final Set<String> OUT_OF_BAND = Set.of("hvc1", "dvh1");

    /** @param isComplete whether no such units stand in the samples */
    record NalArray(boolean isComplete, int type, List<byte[]> units) {}

    /** Past the end it throws; what follows the last array is no part of the record. */
    static HevcRecord read(ByteReader in) {
        byte[] general = in.skip(1).take(12);
        int spatial = in.u16() & 0xFFF;
        int parallelism = in.u8() & 3;
        int chroma = in.u8() & 3;
        int luma = (in.u8() & 7) + 8;
        int chromaDepth = (in.u8() & 7) + 8;
        int rate = in.u16();
        int layers = in.u8();
        List<NalArray> arrays = new ArrayList<>();
        for (int count = in.u8(); count > 0; count--) {
            int head = in.u8();
            List<byte[]> units = new ArrayList<>();
            for (int i = in.u16(); i > 0; i--) {
                byte[] nal = in.take(in.u16());
                if (nal.length > 0) {
                    units.add(nal);
                }
            }
            arrays.add(new NalArray((head & 0x80) != 0, head & 0x3F, List.copyOf(units)));
        }
        return new HevcRecord(
                general, spatial, parallelism, chroma, luma, chromaDepth, rate, layers, List.copyOf(arrays));
    }

    int nalLengthBytes() {
        return (layers & 3) + 1;
    }

    List<byte[]> units() {
        return arrays.stream().flatMap(array -> array.units.stream()).toList();
    }

    /** What the record alone says of the colour. */
    StreamInfo.Colour colour() {
        return Vui.none(lumaDepth, HevcSequenceParameters.CHROMA[chromaFormat]).colour();
    }

    /** The record under sample entry {@code entry}, whose name says whether the parameter sets here are all. */
    byte[] write(String entry) {
        ByteWriter out = new ByteWriter(256)
                .u8(1)
                .raw(general)
                .u16(0xF000 | spatialSegmentation)
                .u8(0xFC | parallelism)
                .u8(0xFC | chromaFormat)
                .u8(0xF8 | lumaDepth - 8)
                .u8(0xF8 | chromaDepth - 8)
                .u16(averageFrameRate)
                .u8(layers)
                .u8(arrays.size());
        for (NalArray array : arrays) {
            boolean complete = array.isComplete || OUT_OF_BAND.contains(entry) && PARAMETER_SETS.contains(array.type);
            out.u8((complete ? 0x80 : 0) | array.type).u16(array.units.size());
            array.units.forEach(nal -> out.u16(nal.length).raw(nal));
        }
        return out.toByteArray();
    }
}
