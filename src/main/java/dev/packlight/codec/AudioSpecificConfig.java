package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import java.util.Set;

/**
 * ISO/IEC 14496-3 §1.6.2.1.
 *
 * @param objectType what a player must decode: 2 LC, 5 SBR, 29 PS, 42 USAC
 * @param coreObjectType the object type under SBR and PS
 * @param frequencyIndex of the core; 15 where the rate is written out
 * @param coreRateHz sampling rate of the core
 * @param outputRateHz sampling rate after SBR
 * @param channelConfiguration 0 where the stream describes its own layout
 */
record AudioSpecificConfig(
        int objectType,
        int coreObjectType,
        int frequencyIndex,
        int coreRateHz,
        int outputRateHz,
        int channelConfiguration) {

    private static final int[] RATES = {
        96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350
    };
    private static final int[] CHANNELS = {0, 1, 2, 3, 4, 5, 6, 8};
    private static final Set<Integer> OBJECT_TYPES = Set.of(0x40, 0x66, 0x67, 0x68);
    private static final int USAC = 42;
    private static final int SBR = 5;
    private static final int PS = 29;
    private static final int SYNC_EXTENSION = 0x2B7;
    private static final String CLAUSE = "ISO/IEC 14496-3 §1.6.2.1";

    /** Whether the entry says that it holds MPEG-4 or MPEG-2 AAC. */
    static boolean isAac(SampleDescription description) {
        return description.fourcc().equals("mp4a")
                && description
                        .box("esds")
                        .flatMap(ElementaryStreamDescriptor::objectType)
                        .filter(OBJECT_TYPES::contains)
                        .isPresent();
    }

    static boolean isUsac(SampleDescription description) {
        try {
            return of(description).objectType == USAC;
        } catch (MediaFormatException e) {
            return false;
        }
    }

    /** The configuration as it stands in the file. */
    static byte[] bytes(SampleDescription description) throws MediaFormatException {
        return description
                .box("esds")
                .flatMap(ElementaryStreamDescriptor::decoderSpecific)
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(
                        () -> malformed("the AAC track has no decoder configuration", "stsd/mp4a/esds", -1, CLAUSE));
    }

    static AudioSpecificConfig of(SampleDescription description) throws MediaFormatException {
        byte[] bytes = bytes(description);
        try {
            return read(new BitReader(bytes));
        } catch (IndexOutOfBoundsException e) {
            throw malformed("the AAC decoder configuration is cut off", "stsd/mp4a/esds", -1, CLAUSE);
        }
    }

    private static AudioSpecificConfig read(BitReader in) {
        int type = objectType(in);
        int index = in.intBits(4);
        int rate = rate(in, index);
        int channels = in.intBits(4);
        if (type == SBR || type == PS) {
            int outputRate = rate(in, in.intBits(4));
            return new AudioSpecificConfig(type, objectType(in), index, rate, outputRate, channels);
        }
        return syncExtension(in, type, index, rate, channels);
    }

    /** Finds backward-compatible SBR signalling behind the core's own configuration. */
    private static AudioSpecificConfig syncExtension(BitReader in, int type, int index, int rate, int channels) {
        AudioSpecificConfig plain = new AudioSpecificConfig(type, type, index, rate, rate, channels);
        if (type > 4 || in.remainingBits() < 3 + 16) {
            return plain;
        }
        in.skip(1);
        if (in.flag()) {
            in.skip(14);
        }
        in.skip(1);
        if (in.remainingBits() < 17
                || channels == 0
                || in.intBits(11) != SYNC_EXTENSION
                || objectType(in) != SBR
                || !in.flag()) {
            return plain;
        }
        int outputRate = rate(in, in.intBits(4));
        boolean ps = in.remainingBits() >= 12 && in.intBits(11) == 0x548 && in.flag();
        return new AudioSpecificConfig(ps ? PS : SBR, type, index, rate, outputRate, channels);
    }

    private static int objectType(BitReader in) {
        int type = in.intBits(5);
        return type == 31 ? 32 + in.intBits(6) : type;
    }

    private static int rate(BitReader in, int index) {
        if (index == 15) {
            return in.intBits(24);
        }
        if (index >= RATES.length) {
            throw new IndexOutOfBoundsException("reserved sampling frequency index " + index);
        }
        return RATES[index];
    }

    /** What the configuration in {@code description} says of the stream. */
    static StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        AudioSpecificConfig config = of(description);
        return new StreamInfo.Audio(
                config.name(),
                config.profile(),
                config.rfc6381(),
                config.outputChannels(description.channels()),
                config.outputRateHz);
    }

    private int outputChannels(int entryChannels) {
        if (objectType == PS && channelConfiguration == 1) {
            return 2;
        }
        return channelConfiguration > 0 && channelConfiguration < CHANNELS.length
                ? CHANNELS[channelConfiguration]
                : entryChannels;
    }

    private String name() {
        return switch (objectType) {
            case 1 -> "AAC Main";
            case 2 -> "AAC-LC";
            case 3 -> "AAC SSR";
            case 4 -> "AAC LTP";
            case SBR -> "HE-AAC";
            case PS -> "HE-AAC v2";
            case 23 -> "AAC-LD";
            case 39 -> "AAC-ELD";
            case 42 -> "xHE-AAC";
            default -> "MPEG-4 audio object type " + objectType;
        };
    }

    private String profile() {
        return switch (objectType) {
            case 2 -> "LC";
            case SBR -> "HE";
            case PS -> "HE v2";
            default -> "";
        };
    }

    private String rfc6381() {
        return "mp4a.40." + objectType;
    }
}
