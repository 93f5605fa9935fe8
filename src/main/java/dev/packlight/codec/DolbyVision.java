package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import dev.packlight.bytes.BitWriter;
import dev.packlight.media.SampleDescription;
import java.util.Optional;

/**
 * A Dolby Vision configuration, {@code dvcC}, {@code dvvC} or {@code dvwC} (Dolby Vision Streams within the ISO Base
 * Media File Format, §3.2).
 *
 * @param version major and minor, a byte each
 * @param profile 5, 8, 9 or 10 for example
 * @param level 1 to 13
 * @param layers three flags: metadata, enhancement layer, base layer are present
 * @param compatibility what other decoders see: 0 nothing, 1 HDR10, 2 SDR, 4 HLG
 * @param compression {@code dv_md_compression}
 */
record DolbyVision(int version, int profile, int level, int layers, int compatibility, int compression) {

    private static final int RESERVED_BITS = 26 + 128;

    static Optional<DolbyVision> of(SampleDescription description) {
        return description
                .box("dvcC")
                .or(() -> description.box("dvvC"))
                .or(() -> description.box("dvwC"))
                .filter(box -> box.length >= 5)
                .map(box -> {
                    BitReader in = new BitReader(box);
                    return new DolbyVision(
                            in.intBits(16), in.intBits(7), in.intBits(6), in.intBits(3), in.intBits(4), in.intBits(2));
                });
    }

    /** The box, named as the profile wants it. */
    ConfigurationBox write() {
        BitWriter out = new BitWriter()
                .bits(version, 16)
                .bits(profile, 7)
                .bits(level, 6)
                .bits(layers, 3)
                .bits(compatibility, 4)
                .bits(compression, 2);
        for (int written = 0; written < RESERVED_BITS; written++) {
            out.bits(0, 1);
        }
        String type = profile <= 7 ? "dvcC" : profile <= 10 ? "dvvC" : "dvwC";
        return new ConfigurationBox(type, out.toByteArray());
    }

    /** {@code 08.07}. */
    private String numbers() {
        return "%02d.%02d".formatted(profile, level);
    }

    /** The element of {@code CODECS} where nothing but a Dolby Vision decoder can show the stream. */
    String codecs(String entry) {
        return entry + "." + numbers();
    }

    /**
     * {@code SUPPLEMENTAL-CODECS} of HLS: the format with the brand that the base layer is; empty without a base layer
     * of its own.
     */
    String supplemental(String entry) {
        return switch (compatibility) {
            case 1 -> codecs(entry) + "/db1p";
            case 2 -> codecs(entry) + "/db2g";
            case 4 -> codecs(entry) + "/db4h";
            default -> "";
        };
    }

    boolean hasBaseLayer() {
        return compatibility != 0;
    }
}
