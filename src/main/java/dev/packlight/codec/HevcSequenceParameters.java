package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a sequence parameter set says of the picture (ITU-T H.265 §7.3.2.2, Annex E).
 *
 * @param widthPixels shown width
 * @param heightPixels shown height
 * @param sampleAspect shape of a pixel, where stated
 * @param frameRate from the VUI timing, where present
 * @param colour from the VUI signal type, where present
 */
record HevcSequenceParameters(
        int widthPixels,
        int heightPixels,
        Optional<StreamInfo.AspectRatio> sampleAspect,
        Optional<BigDecimal> frameRate,
        StreamInfo.Colour colour) {

    static final String[] CHROMA = {"4:0:0", "4:2:0", "4:2:2", "4:4:4"};
    private static final int MAX_REFERENCE_SETS = 64;

    static HevcSequenceParameters read(byte[] nal) throws MediaFormatException {
        try {
            return read(new BitReader(NalConfiguration.withoutEmulation(nal)));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw malformed(
                    "the HEVC sequence parameter set is cut off or absurd",
                    "stsd/hvc1/hvcC",
                    -1,
                    "ITU-T H.265 §7.3.2.2");
        }
    }

    private static HevcSequenceParameters read(BitReader in) {
        in.skip(16 + 4);
        int subLayers = in.intBits(3);
        in.skip(1);
        skipProfileTierLevel(in, subLayers);
        in.ue();
        int chroma = Math.toIntExact(in.ue());
        if (chroma == 3) {
            in.skip(1);
        }
        int width = Math.toIntExact(in.ue());
        int height = Math.toIntExact(in.ue());
        if (in.flag()) {
            int unitX = chroma == 1 || chroma == 2 ? 2 : 1;
            int unitY = chroma == 1 ? 2 : 1;
            width = Math.toIntExact(width - unitX * (in.ue() + in.ue()));
            height = Math.toIntExact(height - unitY * (in.ue() + in.ue()));
        }
        int depth = Vui.depth(in.ue());
        in.ue();
        int orderBits = Math.toIntExact(in.ue()) + 4;
        for (int i = in.flag() ? 0 : subLayers; i <= subLayers; i++) {
            in.ue();
            in.ue();
            in.ue();
        }
        for (int i = 0; i < 6; i++) {
            in.ue();
        }
        boolean scalingLists = in.flag();
        if (scalingLists && in.flag()) {
            skipScalingLists(in);
        }
        in.skip(2);
        if (in.flag()) {
            in.skip(8);
            in.ue();
            in.ue();
            in.skip(1);
        }
        skipReferenceSets(in);
        skipLongTerm(in, orderBits);
        in.skip(2);
        return readVui(in, width, height, depth, CHROMA[chroma]);
    }

    private static HevcSequenceParameters readVui(BitReader in, int width, int height, int depth, String chroma) {
        if (!in.flag()) {
            return new HevcSequenceParameters(
                    width,
                    height,
                    Optional.empty(),
                    Optional.empty(),
                    Vui.none(depth, chroma).colour());
        }
        Vui vui = Vui.read(in, depth, chroma);
        in.skip(3);
        if (in.flag()) {
            for (int i = 0; i < 4; i++) {
                in.ue();
            }
        }
        Optional<BigDecimal> rate = in.flag() ? Vui.frameRate(in.bits(32), in.bits(32), 1) : Optional.empty();
        return new HevcSequenceParameters(width, height, vui.aspect(), rate, vui.colour());
    }

    private static void skipProfileTierLevel(BitReader in, int subLayers) {
        in.skip(88 + 8);
        boolean[] profile = new boolean[subLayers];
        boolean[] level = new boolean[subLayers];
        for (int i = 0; i < subLayers; i++) {
            profile[i] = in.flag();
            level[i] = in.flag();
        }
        if (subLayers > 0) {
            in.skip(2 * (8 - subLayers));
        }
        for (int i = 0; i < subLayers; i++) {
            in.skip((profile[i] ? 88 : 0) + (level[i] ? 8 : 0));
        }
    }

    private static void skipScalingLists(BitReader in) {
        for (int size = 0; size < 4; size++) {
            for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
                if (!in.flag()) {
                    in.ue();
                } else {
                    if (size > 1) {
                        in.se();
                    }
                    for (int i = 0; i < Math.min(64, 1 << (4 + (size << 1))); i++) {
                        in.se();
                    }
                }
            }
        }
    }

    /** §7.3.7; the sizes are needed to pass over sets that are predicted from others. */
    private static void skipReferenceSets(BitReader in) {
        int count = bounded(in.ue());
        int[] pictures = new int[count];
        for (int set = 0; set < count; set++) {
            if (set > 0 && in.flag()) {
                in.skip(1);
                in.ue();
                int kept = 0;
                for (int i = 0; i <= pictures[set - 1]; i++) {
                    boolean used = in.flag();
                    kept += used || in.flag() ? 1 : 0;
                }
                pictures[set] = kept;
            } else {
                int negative = bounded(in.ue());
                int positive = bounded(in.ue());
                for (int i = 0; i < negative + positive; i++) {
                    in.ue();
                    in.skip(1);
                }
                pictures[set] = negative + positive;
            }
        }
    }

    private static void skipLongTerm(BitReader in, int orderBits) {
        if (in.flag()) {
            int count = bounded(in.ue());
            in.skip(count * (orderBits + 1));
        }
    }

    private static int bounded(long count) {
        if (count > MAX_REFERENCE_SETS) {
            throw new ArithmeticException("more than " + MAX_REFERENCE_SETS);
        }
        return (int) count;
    }
}
