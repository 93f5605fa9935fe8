package dev.packlight.codec;

import dev.packlight.bytes.ByteWriter;

/** How samples are framed in an MPEG-2 transport stream (ISO/IEC 13818-1 Table 2-34). */
public sealed interface ElementaryStream {

    /** {@code stream_type} of the program map. */
    int streamType();

    /**
     * Length-prefixed NAL units that become a byte stream (ISO/IEC 14496-15 §5.3, ITU-T H.264 Annex B).
     *
     * @param nalLengthBytes bytes of each length prefix: 1, 2 or 4
     * @param accessUnitPrefix start code and access unit delimiter, put before each sample
     * @param parameterSets start codes and parameter sets, put before each sync sample
     */
    record NalUnits(int streamType, int nalLengthBytes, byte[] accessUnitPrefix, byte[] parameterSets)
            implements ElementaryStream {}

    /**
     * Raw AAC frames that get an ADTS header (ISO/IEC 14496-3 §1.A.2.2).
     *
     * @param profile audio object type minus one
     * @param frequencyIndex {@code sampling_frequency_index}
     * @param channelConfiguration 1 to 7
     */
    record Adts(int streamType, int profile, int frequencyIndex, int channelConfiguration) implements ElementaryStream {

        private static final int[] RATES_HZ = {
            96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350
        };

        /** Sampling rate of the core that the header names. */
        public int rateHz() {
            return RATES_HZ[frequencyIndex];
        }

        /** Bytes of a header without CRC. */
        public static final int HEADER_BYTES = 7;
    }

    /**
     * Frames that stand in packets as they are.
     *
     * @param streamId PES stream number: 0xC0 for MPEG audio, 0xBD for private streams
     * @param descriptors descriptors of the program map, with their tags and lengths
     */
    record Frames(int streamType, int streamId, byte[] descriptors) implements ElementaryStream {}

    /** A registration descriptor (ISO/IEC 13818-1 §2.6.8). */
    static byte[] registration(String identifier) {
        return new ByteWriter(6).u8(5).u8(4).text(identifier).toByteArray();
    }
}
