package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.SampleDescription;
import java.util.Optional;

/**
 * A Dolby Vision configuration, {@code dvcC}, {@code dvvC} or {@code dvwC} (Dolby Vision Streams within the ISO Base
 * Media File Format, §3.2).
 *
 * @param profile 5, 8, 9 or 10 for example
 * @param level 1 to 13
 * @param compatibility what other decoders see: 0 nothing, 1 HDR10, 2 SDR, 4 HLG
 */
record DolbyVision(int profile, int level, int compatibility) {

    static Optional<DolbyVision> of(SampleDescription description) {
        return description
                .box("dvcC")
                .or(() -> description.box("dvvC"))
                .or(() -> description.box("dvwC"))
                .filter(box -> box.length >= 5)
                .map(box -> {
                    BitReader in = new BitReader(box);
                    in.skip(16);
                    int profile = in.intBits(7);
                    int level = in.intBits(6);
                    in.skip(3);
                    return new DolbyVision(profile, level, in.intBits(4));
                });
    }

    /** {@code 08.07}. */
    private String numbers() {
        return "%02d.%02d".formatted(profile, level);
    }

    /** The element of {@code CODECS} where nothing but a Dolby Vision decoder can show the stream. */
    String codecs(String entry) {
        return entry + "." + numbers();
    }

    /** {@code SUPPLEMENTAL-CODECS} of HLS: the format with the brand that the base layer is; empty without a base layer of its own. */
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
