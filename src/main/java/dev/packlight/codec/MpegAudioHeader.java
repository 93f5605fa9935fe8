package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import java.util.List;
import java.util.Optional;

/**
 * The header of a frame of MPEG audio (ISO/IEC 11172-3 §2.4.1.3, ISO/IEC 13818-3 §2.4.2.3).
 *
 * @param isMpeg1 whether it is of MPEG-1, not of the half rates of MPEG-2
 * @param layer 1, 2 or 3
 * @param rateHz sampling rate
 * @param channels 1 or 2
 */
record MpegAudioHeader(boolean isMpeg1, int layer, int rateHz, int channels) {

    private static final int[] RATES = {44_100, 48_000, 32_000};
    private static final int SYNC = 0x7FF;
    private static final int MPEG_1 = 3;
    private static final int MPEG_2_5 = 0;
    private static final int RESERVED_VERSION = 1;
    private static final int MONO = 3;

    /** The header at the beginning of the first of {@code frames}; empty where there is none. */
    static Optional<MpegAudioHeader> of(List<byte[]> frames) {
        return frames.stream().findFirst().filter(frame -> frame.length >= 4).flatMap(frame -> {
            BitReader in = new BitReader(frame);
            int sync = in.intBits(11);
            int version = in.intBits(2);
            int layer = 4 - in.intBits(2);
            in.skip(1 + 4);
            int rate = in.intBits(2);
            in.skip(2);
            boolean mono = in.intBits(2) == MONO;
            if (sync != SYNC || version == RESERVED_VERSION || layer == 4 || rate == RATES.length) {
                return Optional.empty();
            }
            int rateHz = RATES[rate] >> (version == MPEG_1 ? 0 : version == MPEG_2_5 ? 2 : 1);
            return Optional.of(new MpegAudioHeader(version == MPEG_1, layer, rateHz, mono ? 1 : 2));
        });
    }
}
