package dev.packlight.codec;

import static dev.packlight.codec.AudioSpecificConfig.PS;
import static dev.packlight.codec.AudioSpecificConfig.SBR;

import dev.packlight.bytes.BitWriter;

/** Writes {@code AudioSpecificConfig} (ISO/IEC 14496-3 §1.6.2.1): the core's part, then what old decoders skip. */
final class AudioConfigWriter {

    private AudioConfigWriter() {}

    static byte[] write(AudioSpecificConfig config, AudioSpecificConfig.Core core) {
        BitWriter out = new BitWriter();
        boolean hierarchical = config.extension() == AudioSpecificConfig.Extension.HIERARCHICAL;
        out.bits(hierarchical ? config.objectType() : config.coreObjectType(), 5);
        rate(out, config.coreRateHz());
        out.bits(core.layout().isPresent() ? 0 : config.channelConfiguration(), 4);
        if (hierarchical) {
            rate(out, config.outputRateHz());
            out.bits(config.coreObjectType(), 5);
        }
        out.flag(core.hasShortFrames()).bits(0, 2);
        core.layout().ifPresent(layout -> layout.write(out));
        if (config.extension() == AudioSpecificConfig.Extension.COMPATIBLE) {
            syncExtension(out, config);
        }
        return out.toByteArray();
    }

    private static void syncExtension(BitWriter out, AudioSpecificConfig config) {
        boolean replicated = config.objectType() == SBR || config.objectType() == PS;
        out.bits(AudioSpecificConfig.SYNC_EXTENSION, 11).bits(SBR, 5).flag(replicated);
        if (replicated) {
            rate(out, config.outputRateHz());
        }
        if (config.objectType() == PS) {
            out.bits(AudioSpecificConfig.PS_EXTENSION, 11).flag(true);
        }
    }

    private static void rate(BitWriter out, int rateHz) {
        for (int index = 0; index < AudioSpecificConfig.RATES.length; index++) {
            if (AudioSpecificConfig.RATES[index] == rateHz) {
                out.bits(index, 4);
                return;
            }
        }
        out.bits(AudioSpecificConfig.WRITTEN_OUT, 4).bits(rateHz, 24);
    }
}
