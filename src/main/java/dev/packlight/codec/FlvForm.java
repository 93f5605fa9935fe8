package dev.packlight.codec;

/**
 * How a codec is carried in FLV tags (Video File Format Specification 10.1, Annex E.4).
 *
 * @param header first byte of each tag body but for the frame type of pictures
 * @param configuration body of the sequence header
 */
public record FlvForm(int header, byte[] configuration) {}
