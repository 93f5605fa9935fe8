package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;

/**
 * What a sequence parameter set says of the picture (ITU-T H.264 §7.3.2.1.1, Annex E).
 *
 * @param widthPixels shown width
 * @param heightPixels shown height
 * @param sampleAspect shape of a pixel
 * @param frameRate from the VUI timing, where present
 * @param colour from the VUI signal type, where present
 */
record AvcSequenceParameters(
        int widthPixels, int heightPixels, StreamInfo.AspectRatio sampleAspect, Optional<BigDecimal> frameRate, StreamInfo.Colour colour) {

    private static final Set<Integer> CHROMA_PROFILES = Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);
    private static final String[] CHROMA = {"4:0:0", "4:2:0", "4:2:2", "4:4:4"};
    private static final int EXTENDED_SAR = 255;
    /** Table E-1, width and height in turn; index is aspect_ratio_idc. */
    private static final int[] SAR = {1, 1, 1, 1, 12, 11, 10, 11, 16, 11, 40, 33, 24, 11, 20, 11, 32, 11, 80, 33, 18, 11, 15, 11, 64, 33, 160, 99, 4, 3, 3, 2, 2, 1};

    static AvcSequenceParameters read(byte[] nal) throws MediaFormatException {
        try {
            return read(new BitReader(withoutEmulation(nal)));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw malformed("the H.264 sequence parameter set is cut off or absurd", "stsd/avc1/avcC", -1, "ITU-T H.264 §7.3.2.1.1");
        }
    }

    private static AvcSequenceParameters read(BitReader in) {
        in.skip(8);
        int profile = in.intBits(8);
        in.skip(16);
        in.ue();
        int chroma = 1;
        int depth = 8;
        if (CHROMA_PROFILES.contains(profile)) {
            chroma = Math.toIntExact(in.ue());
            if (chroma == 3) {
                in.skip(1);
            }
            depth = 8 + Math.toIntExact(in.ue());
            in.ue();
            in.skip(1);
            skipScalingMatrix(in, chroma);
        }
        in.ue();
        skipPictureOrder(in);
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
        return readVui(in, width, height, depth, CHROMA[chroma]);
    }

    private static AvcSequenceParameters readVui(BitReader in, int width, int height, int depth, String chroma) {
        StreamInfo.AspectRatio aspect = StreamInfo.AspectRatio.SQUARE;
        Optional<BigDecimal> rate = Optional.empty();
        int primaries = 2;
        int transfer = 2;
        int matrix = 2;
        boolean fullRange = false;
        if (in.flag()) {
            if (in.flag()) {
                aspect = aspect(in);
            }
            if (in.flag()) {
                in.skip(1);
            }
            if (in.flag()) {
                in.skip(3);
                fullRange = in.flag();
                if (in.flag()) {
                    primaries = in.intBits(8);
                    transfer = in.intBits(8);
                    matrix = in.intBits(8);
                }
            }
            if (in.flag()) {
                in.ue();
                in.ue();
            }
            if (in.flag()) {
                rate = frameRate(in.bits(32), in.bits(32));
            }
        }
        return new AvcSequenceParameters(width, height, aspect, rate, new StreamInfo.Colour(primaries, transfer, matrix, fullRange, depth, chroma));
    }

    private static Optional<BigDecimal> frameRate(long unitsInTick, long timeScale) {
        if (unitsInTick == 0 || timeScale == 0) {
            return Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(timeScale).divide(BigDecimal.valueOf(2 * unitsInTick), 3, RoundingMode.HALF_UP));
    }

    private static StreamInfo.AspectRatio aspect(BitReader in) {
        int code = in.intBits(8);
        int width = code == EXTENDED_SAR ? in.intBits(16) : 2 * code + 1 < SAR.length ? SAR[2 * code] : 1;
        int height = code == EXTENDED_SAR ? in.intBits(16) : 2 * code + 1 < SAR.length ? SAR[2 * code + 1] : 1;
        return width == 0 || height == 0 ? StreamInfo.AspectRatio.SQUARE : StreamInfo.AspectRatio.reduced(width, height);
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

    private static void skipPictureOrder(BitReader in) {
        long type = in.ue();
        if (type == 0) {
            in.ue();
        } else if (type == 1) {
            in.skip(1);
            in.se();
            in.se();
            long count = in.ue();
            for (long i = 0; i < count; i++) {
                in.se();
            }
        }
    }

    /** Takes out the emulation prevention bytes (ITU-T H.264 §7.4.1). */
    static byte[] withoutEmulation(byte[] nal) {
        byte[] out = new byte[nal.length];
        int length = 0;
        int zeros = 0;
        for (byte b : nal) {
            if (zeros >= 2 && b == 3) {
                zeros = 0;
                continue;
            }
            zeros = b == 0 ? zeros + 1 : 0;
            out[length++] = b;
        }
        return java.util.Arrays.copyOf(out, length);
    }
}
