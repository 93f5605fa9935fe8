package dev.packlight.codec;

/**
 * How a codec is announced in a Smooth Streaming client manifest (MS-SSTR §2.2.2.5).
 *
 * @param fourCc {@code H264}, {@code AACL}
 * @param privateData {@code CodecPrivateData}
 * @param nalLengthBytes {@code NALUnitLengthField}; 4 where the codec has no NAL units
 */
public record SmoothForm(String fourCc, byte[] privateData, int nalLengthBytes) {}
