package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * What a sequence parameter set says of the picture (ITU-T H.264 §7.3.2.1.1, Annex E).
 *
 * @param widthPixels shown width
 * @param heightPixels shown height
 * @param sampleAspect shape of a pixel, where stated
 * @param frameRate from the VUI timing, where present
 * @param chromaFormat {@code chroma_format_idc}
 * @param chromaDepth bits of a chroma sample
 * @param colour from the VUI signal type, where present
 */
record AvcSequenceParameters(
        int widthPixels,
        int heightPixels,
        Optional<StreamInfo.AspectRatio> sampleAspect,
        Optional<BigDecimal> frameRate,
        int chromaFormat,
        int chromaDepth,
        StreamInfo.Colour colour) {

    private static final Set<Integer> CHROMA_PROFILES =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);
    private static final int ABSURD_BITS = 1 << 20;
    private static final String[] CHROMA = {"4:0:0", "4:2:0", "4:2:2", "4:4:4"};

    static AvcSequenceParameters read(byte[] nal) throws MediaFormatException {
        try {
            return parse(nal).picture;
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw malformed(
                    "the H.264 sequence parameter set is cut off or absurd",
                    "stsd/avc1/avcC",
                    -1,
                    "ITU-T H.264 §7.3.2.1.1");
        }
    }

    /** What the set says of how slices are written; past its end it throws. */
    static AvcCoding coding(byte[] nal) {
        return parse(nal).coding;
    }

    private record Parsed(AvcSequenceParameters picture, AvcCoding coding) {}

    private static Parsed parse(byte[] nal) {
        BitReader in = new BitReader(NalConfiguration.withoutEmulation(nal));
        in.skip(8);
        int profile = in.intBits(8);
        in.skip(16);
        long id = in.ue();
        int chroma = 1;
        boolean separate = false;
        int depth = 8;
        int chromaDepth = 8;
        if (CHROMA_PROFILES.contains(profile)) {
            chroma = Math.toIntExact(in.ue());
            separate = chroma == 3 && in.flag();
            depth = Vui.depth(in.ue());
            chromaDepth = Vui.depth(in.ue());
            in.skip(1);
            skipScalingMatrix(in, chroma);
        }
        int numberBits = bits(in.ue());
        Order order = order(in);
        in.ue();
        in.skip(1);
        long widthMbs = in.ue() + 1;
        long heightUnits = in.ue() + 1;
        int frameOnly = in.bit();
        if (frameOnly == 0) {
            in.skip(1);
        }
        in.skip(1);
        int width = Math.toIntExact(widthMbs * 16);
        int height = Math.toIntExact(heightUnits * 16 * (2 - frameOnly));
        if (in.flag()) {
            int unitX = chroma == 1 || chroma == 2 ? 2 : 1;
            int unitY = (chroma == 1 ? 2 : 1) * (2 - frameOnly);
            width = Math.toIntExact(width - unitX * (in.ue() + in.ue()));
            height = Math.toIntExact(height - unitY * (in.ue() + in.ue()));
        }
        boolean hasVui = in.flag();
        Vui vui = hasVui ? Vui.read(in, depth, CHROMA[chroma]) : Vui.none(depth, CHROMA[chroma]);
        Optional<BigDecimal> rate = hasVui && in.flag() ? Vui.frameRate(in.bits(32), in.bits(32), 2) : Optional.empty();
        return new Parsed(
                new AvcSequenceParameters(width, height, vui.aspect(), rate, chroma, chromaDepth, vui.colour()),
                new AvcCoding(
                        id,
                        separate,
                        separate ? 0 : chroma,
                        numberBits,
                        order.type,
                        order.bits,
                        order.alwaysZero,
                        frameOnly == 1,
                        widthMbs * heightUnits));
    }

    /** Bits of a number, from its {@code log2_max_…_minus4}; more than a slice has where that is absurd. */
    private static int bits(long log2) {
        return (int) Math.min(log2, ABSURD_BITS) + 4;
    }

    private static void skipScalingMatrix(BitReader in, int chroma) {
        if (!in.flag()) {
            return;
        }
        int lists = chroma == 3 ? 12 : 8;
        for (int list = 0; list < lists; list++) {
            if (in.flag()) {
                skipScalingList(in, list < 6 ? 16 : 64);
            }
        }
    }

    private static void skipScalingList(BitReader in, int size) {
        int last = 8;
        int next = 8;
        for (int i = 0; i < size && next != 0; i++) {
            next = (int) (last + in.se() + 256) & 0xFF;
            last = next == 0 ? last : next;
        }
    }

    private record Order(long type, int bits, boolean alwaysZero) {}

    private static Order order(BitReader in) {
        long type = in.ue();
        if (type == 0) {
            return new Order(type, bits(in.ue()), false);
        }
        boolean alwaysZero = type == 1 && in.flag();
        if (type == 1) {
            in.se();
            in.se();
            long count = in.ue();
            for (long i = 0; i < count; i++) {
                in.se();
            }
        }
        return new Order(type, 0, alwaysZero);
    }
}
