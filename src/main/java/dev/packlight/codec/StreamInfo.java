package dev.packlight.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** What a configuration record says of its stream. */
public sealed interface StreamInfo {

    /** Codec for people: {@code H.264}, {@code AAC-LC}. */
    String codecName();

    /** Profile for people; empty where the codec has none. */
    String profile();

    /** CODECS element of RFC 6381. */
    String rfc6381();

    /**
     * A picture stream.
     *
     * @param level level for people, {@code 3.1}
     * @param widthPixels shown width, cropping applied
     * @param heightPixels shown height, cropping applied
     * @param sampleAspect width to height of one pixel
     * @param frameRate declared frames per second; empty where the stream does not say
     * @param colour its colour
     * @param supplementalCodecs {@code SUPPLEMENTAL-CODECS} of HLS, {@code dvh1.08.07/db4h} for example; empty where
     *     there is none
     */
    record Video(
            String codecName,
            String profile,
            String level,
            String rfc6381,
            int widthPixels,
            int heightPixels,
            AspectRatio sampleAspect,
            Optional<BigDecimal> frameRate,
            Colour colour,
            String supplementalCodecs)
            implements StreamInfo {

        public Video(
                String codecName,
                String profile,
                String level,
                String rfc6381,
                int widthPixels,
                int heightPixels,
                AspectRatio sampleAspect,
                Optional<BigDecimal> frameRate,
                Colour colour) {
            this(codecName, profile, level, rfc6381, widthPixels, heightPixels, sampleAspect, frameRate, colour, "");
        }
    }

    /**
     * A sound stream.
     *
     * @param channels channels after decoding, parametric stereo included
     * @param sampleRateHz sampling rate after decoding, spectral band replication included
     * @param jointObjects complexity of Dolby Atmos in E-AC-3: joint object coding; 0 where there are no objects
     */
    record Audio(String codecName, String profile, String rfc6381, int channels, int sampleRateHz, int jointObjects)
            implements StreamInfo {

        public Audio(String codecName, String profile, String rfc6381, int channels, int sampleRateHz) {
            this(codecName, profile, rfc6381, channels, sampleRateHz, 0);
        }
    }

    /** A ratio of two positive integers. */
    record AspectRatio(int width, int height) {
        public static final AspectRatio SQUARE = new AspectRatio(1, 1);

        static AspectRatio reduced(int width, int height) {
            int common =
                    BigInteger.valueOf(width).gcd(BigInteger.valueOf(height)).intValue();
            return new AspectRatio(width / common, height / common);
        }

        @Override
        public String toString() {
            return width + ":" + height;
        }
    }

    /**
     * Colour description by the code points of ISO/IEC 23091-2.
     *
     * @param primaries 2 where not stated
     * @param transfer 2 where not stated
     * @param matrix 2 where not stated
     * @param fullRange whether samples use the full range
     * @param bitDepth bits per luma sample
     * @param chroma {@code 4:2:0} for example
     */
    record Colour(int primaries, int transfer, int matrix, boolean fullRange, int bitDepth, String chroma) {

        /** {@code VIDEO-RANGE} of HLS: {@code SDR}, {@code HLG} or {@code PQ}. */
        public String videoRange() {
            return switch (transfer) {
                case 16 -> "PQ";
                case 18 -> "HLG";
                default -> "SDR";
            };
        }

        /** One line for people. */
        public String describe() {
            String system =
                    switch (primaries) {
                        case 1 -> "BT.709";
                        case 5, 6 -> "BT.601";
                        case 9 -> "BT.2020";
                        case 12 -> "P3-D65";
                        default -> "colour not stated";
                    };
            String curve =
                    switch (transfer) {
                        case 16 -> ", PQ";
                        case 18 -> ", HLG";
                        default -> "";
                    };
            return chroma + " " + bitDepth + "-bit, " + system + curve + (fullRange ? ", full range" : "");
        }
    }
}
