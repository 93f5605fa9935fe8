package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import dev.packlight.codec.StreamInfo.Colour;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A sequence header OBU (AV1 specification §5.5).
 *
 * @param widthPixels largest frame width
 * @param heightPixels largest frame height
 * @param frameRate frames per second, where they are evenly spaced and the header says how
 * @param colour its colour
 */
record Av1SequenceHeader(int widthPixels, int heightPixels, Optional<BigDecimal> frameRate, Colour colour) {

    private static final int SRGB_TRANSFER = 13;

    /** @param payload what follows the OBU's header and size; where it ends early this throws */
    static Av1SequenceHeader read(byte[] payload) {
        BitReader in = new BitReader(payload);
        int profile = in.intBits(3);
        in.skip(1);
        boolean reduced = in.flag();
        Optional<BigDecimal> rate = Optional.empty();
        if (reduced) {
            in.skip(5);
        } else {
            boolean timed = in.flag();
            rate = timed ? frameRate(in) : rate;
            skipOperatingPoints(in, timed && in.flag() ? decoderModelDelayBits(in) : 0);
        }
        int widthBits = in.intBits(4) + 1;
        int heightBits = in.intBits(4) + 1;
        int width = in.intBits(widthBits) + 1;
        int height = in.intBits(heightBits) + 1;
        in.skip(!reduced && in.flag() ? 7 : 0);
        in.skip(3);
        if (!reduced) {
            skipTools(in);
        }
        in.skip(3);
        return new Av1SequenceHeader(width, height, rate, colour(in, profile));
    }

    private static Optional<BigDecimal> frameRate(BitReader in) {
        long units = in.bits(32);
        long scale = in.bits(32);
        return in.flag() ? Vui.frameRate(units * (in.ue() + 1), scale, 1) : Optional.empty();
    }

    /** Bits of each buffer delay. */
    private static int decoderModelDelayBits(BitReader in) {
        int bits = in.intBits(5) + 1;
        in.skip(32 + 5 + 5);
        return bits;
    }

    /** @param delayBits 0 where there is no decoder model */
    private static void skipOperatingPoints(BitReader in, int delayBits) {
        boolean displayDelay = in.flag();
        for (int points = in.intBits(5); points >= 0; points--) {
            in.skip(12);
            in.skip(in.intBits(5) > 7 ? 1 : 0);
            in.skip(delayBits > 0 && in.flag() ? 2 * delayBits + 1 : 0);
            in.skip(displayDelay && in.flag() ? 4 : 0);
        }
    }

    private static void skipTools(BitReader in) {
        in.skip(4);
        boolean orderHint = in.flag();
        in.skip(orderHint ? 2 : 0);
        boolean chosenByPicture = in.flag();
        boolean screenContent = chosenByPicture || in.flag();
        if (screenContent && !in.flag()) {
            in.skip(1);
        }
        in.skip(orderHint ? 3 : 0);
    }

    private static Colour colour(BitReader in, int profile) {
        boolean deep = in.flag();
        int depth = deep ? profile == 2 && in.flag() ? 12 : 10 : 8;
        boolean mono = profile != 1 && in.flag();
        boolean stated = in.flag();
        int primaries = stated ? in.intBits(8) : 2;
        int transfer = stated ? in.intBits(8) : 2;
        int matrix = stated ? in.intBits(8) : 2;
        if (!mono && primaries == 1 && transfer == SRGB_TRANSFER && matrix == 0) {
            return new Colour(primaries, transfer, matrix, true, depth, "4:4:4");
        }
        boolean fullRange = in.flag();
        return new Colour(primaries, transfer, matrix, fullRange, depth, mono ? "4:0:0" : chroma(in, profile, depth));
    }

    private static String chroma(BitReader in, int profile, int depth) {
        if (profile < 2) {
            return profile == 0 ? "4:2:0" : "4:4:4";
        }
        return depth < 12 || in.flag() ? depth < 12 || !in.flag() ? "4:2:2" : "4:2:0" : "4:4:4";
    }
}
