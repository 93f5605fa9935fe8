package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
    private static final int MOST_LONG_TERM = 64;
    private static final int LARGEST_TREE_LOG2 = 6;

    static HevcSequenceParameters read(byte[] nal) throws MediaFormatException {
        try {
            return parse(nal).picture;
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw malformed(
                    "the HEVC sequence parameter set is cut off or absurd",
                    "stsd/hvc1/hvcC",
                    -1,
                    "ITU-T H.265 §7.3.2.2");
        }
    }

    /** What the set says of how slices are written; past its end it throws. */
    static HevcCoding coding(byte[] nal) {
        return parse(nal).coding;
    }

    private record Parsed(HevcSequenceParameters picture, HevcCoding coding) {}

    private static Parsed parse(byte[] nal) {
        BitReader in = new BitReader(NalConfiguration.withoutEmulation(nal));
        in.skip(16 + 4);
        int subLayers = in.intBits(3);
        in.skip(1);
        skipProfileTierLevel(in, subLayers);
        long id = in.ue();
        int chroma = Math.toIntExact(in.ue());
        boolean separate = chroma == 3 && in.flag();
        int codedWidth = Math.toIntExact(in.ue());
        int codedHeight = Math.toIntExact(in.ue());
        int width = codedWidth;
        int height = codedHeight;
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
        long treeLog2 = in.ue() + 3 + in.ue();
        skip(in, 4);
        boolean scalingLists = in.flag();
        if (scalingLists && in.flag()) {
            skipScalingLists(in);
        }
        in.skip(1);
        boolean adaptiveOffset = in.flag();
        if (in.flag()) {
            in.skip(8);
            in.ue();
            in.ue();
            in.skip(1);
        }
        List<HevcReferences> references = HevcReferences.readAll(in);
        boolean longTerm = in.flag();
        List<Boolean> longTermUsed = longTerm ? longTerm(in, orderBits) : List.of();
        boolean temporal = in.flag();
        in.skip(1);
        return new Parsed(
                readVui(in, width, height, depth, CHROMA[chroma]),
                new HevcCoding(
                        id,
                        separate,
                        chroma != 0 && !separate,
                        blocks(codedWidth, treeLog2) * blocks(codedHeight, treeLog2),
                        orderBits,
                        references,
                        longTerm,
                        longTermUsed,
                        temporal,
                        adaptiveOffset));
    }

    private static long blocks(int pixels, long log2) {
        return Math.ceilDiv(pixels, 1 << Math.min(log2, LARGEST_TREE_LOG2));
    }

    private static void skip(BitReader in, int numbers) {
        for (int i = 0; i < numbers; i++) {
            in.ue();
        }
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

    static void skipScalingLists(BitReader in) {
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

    private static List<Boolean> longTerm(BitReader in, int orderBits) {
        long count = in.ue();
        if (count > MOST_LONG_TERM) {
            throw new ArithmeticException("more than " + MOST_LONG_TERM);
        }
        List<Boolean> used = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            in.skip(orderBits);
            used.add(in.flag());
        }
        return List.copyOf(used);
    }
}
