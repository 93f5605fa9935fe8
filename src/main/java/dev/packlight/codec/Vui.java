package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import dev.packlight.codec.StreamInfo.AspectRatio;
import dev.packlight.codec.StreamInfo.Colour;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The parts of video usability information that H.264 and HEVC share (ITU-T H.264 and H.265, Annex E).
 *
 * @param aspect shape of a pixel; empty where not stated
 * @param colour primaries, transfer and matrix; 2 where not stated
 */
record Vui(Optional<AspectRatio> aspect, Colour colour) {

    private static final int EXTENDED_SAR = 255;
    /** Table E-1, width and height in turn; index is aspect_ratio_idc. */
    private static final int[] SAR = {
        1, 1, 1, 1, 12, 11, 10, 11, 16, 11, 40, 33, 24, 11, 20, 11, 32, 11, 80, 33, 18, 11, 15, 11, 64, 33, 160, 99, 4,
        3, 3, 2, 2, 1
    };

    /** Bits of a sample by its {@code bit_depth_minus8}, which is 8 at most. */
    static int depth(long more) {
        if (more > 8) {
            throw new ArithmeticException("samples of " + (8 + more) + " bits");
        }
        return 8 + (int) more;
    }

    static Vui none(int depth, String chroma) {
        return new Vui(Optional.empty(), new Colour(2, 2, 2, false, depth, chroma));
    }

    /** Reads up to and with the chroma location. */
    static Vui read(BitReader in, int depth, String chroma) {
        Optional<AspectRatio> aspect = in.flag() ? aspect(in) : Optional.empty();
        if (in.flag()) {
            in.skip(1);
        }
        int[] points = {2, 2, 2};
        boolean fullRange = false;
        if (in.flag()) {
            in.skip(3);
            fullRange = in.flag();
            if (in.flag()) {
                for (int i = 0; i < 3; i++) {
                    points[i] = in.intBits(8);
                }
            }
        }
        if (in.flag()) {
            in.ue();
            in.ue();
        }
        return new Vui(aspect, new Colour(points[0], points[1], points[2], fullRange, depth, chroma));
    }

    private static Optional<AspectRatio> aspect(BitReader in) {
        int code = in.intBits(8);
        int width = code == EXTENDED_SAR ? in.intBits(16) : 2 * code + 1 < SAR.length ? SAR[2 * code] : 0;
        int height = code == EXTENDED_SAR ? in.intBits(16) : 2 * code + 1 < SAR.length ? SAR[2 * code + 1] : 0;
        return width == 0 || height == 0 ? Optional.empty() : Optional.of(AspectRatio.reduced(width, height));
    }

    /** @param fields ticks in one frame: 2 for H.264, which counts fields, 1 for HEVC */
    static Optional<BigDecimal> frameRate(long unitsInTick, long timeScale, int fields) {
        if (unitsInTick == 0 || timeScale == 0) {
            return Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(timeScale)
                .divide(BigDecimal.valueOf(fields * unitsInTick), 3, RoundingMode.HALF_UP));
    }
}
