package dev.packlight.mpegts;

import dev.packlight.codec.ElementaryStream.Adts;
import java.nio.ByteBuffer;

/** The header of one AAC frame, MPEG-4, without CRC (ISO/IEC 14496-3 §1.A.2.2). */
final class AdtsHeader {

    private AdtsHeader() {}

    static void put(ByteBuffer target, Adts adts, int frameBytes) {
        int length = frameBytes + Adts.HEADER_BYTES;
        target.put((byte) 0xFF).put((byte) 0xF1);
        target.put((byte) (adts.profile() << 6 | adts.frequencyIndex() << 2 | adts.channelConfiguration() >> 2));
        target.put((byte) (adts.channelConfiguration() << 6 | length >> 11));
        target.put((byte) (length >> 3)).put((byte) (length << 5 | 0x1F)).put((byte) 0xFC);
    }
}
