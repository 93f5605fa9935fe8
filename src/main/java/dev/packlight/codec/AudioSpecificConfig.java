package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;
import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import java.util.List;
import java.util.Optional;
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
 * @param core what the core's own configuration says; empty where its object type has one of another kind
 * @param extension where the configuration says whether bands are replicated
 */
record AudioSpecificConfig(
        int objectType,
        int coreObjectType,
        int frequencyIndex,
        int coreRateHz,
        int outputRateHz,
        int channelConfiguration,
        Optional<Core> core,
        Extension extension) {

    /**
     * {@code GASpecificConfig} (ISO/IEC 14496-3 §4.4.1).
     *
     * @param hasShortFrames whether a frame is 960 samples instead of 1,024
     * @param layout the layout where the channel configuration is 0
     */
    record Core(boolean hasShortFrames, Optional<ProgramConfig> layout) {}

    /** How spectral band replication is announced (ISO/IEC 14496-3 §1.6.5.2). */
    enum Extension {
        /** Not at all: decoders look into the frames. */
        IMPLICIT,
        /** By the first object type; the core's comes second. */
        HIERARCHICAL,
        /** Behind the core's configuration, where old decoders do not look. */
        COMPATIBLE
    }

    static final int[] RATES = {96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350
    };
    private static final int[] CHANNELS = {0, 1, 2, 3, 4, 5, 6, 8, 0, 0, 0, 7, 8, 24, 8};
    private static final int MPEG_4 = 0x40;
    private static final Set<Integer> OBJECT_TYPES = Set.of(MPEG_4, 0x66, 0x67, 0x68);
    static final int USAC = 42;
    static final int SBR = 5;
    static final int PS = 29;
    private static final int LAYER_1 = 32;
    private static final int LAYER_3 = 34;
    static final int SYNC_EXTENSION = 0x2B7;
    static final int PS_EXTENSION = 0x548;
    /** Main, LC, SSR and LTP, whose configuration is {@code GASpecificConfig} alone. */
    private static final int LAST_PLAIN_TYPE = 4;

    private static final int LOW_COMPLEXITY = 2;
    /** Rates are doubled, and 96 kHz is the largest. */
    private static final int MOST_CORE_RATE_HZ = 48_000;

    private static final int CORE_CODER_DELAY_BITS = 14;
    /** Frequency index of a rate that is written out. */
    static final int WRITTEN_OUT = 15;

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
            if (isMpegLayer(new BitReader(bytes))) {
                throw unsupported(
                        "MPEG layer audio under an AAC entry (mp3on4) is not delivered",
                        "stsd/mp4a/esds",
                        -1,
                        "ISO/IEC 14496-3 §1.5.1.1, Table 1.17");
            }
            return read(new BitReader(bytes)).withFrames(description.samples());
        } catch (IndexOutOfBoundsException e) {
            throw malformed("the AAC decoder configuration is cut off", "stsd/mp4a/esds", -1, CLAUSE);
        }
    }

    /**
     * Whether layers I to III of MPEG-1 and 2 are meant: object types 32 to 34, and 29 in files of the draft that gave
     * it to them before parametric stereo had it, which a sampling rate and a core would follow.
     */
    private static boolean isMpegLayer(BitReader in) {
        int type = objectType(in);
        rate(in, in.intBits(4));
        in.skip(4);
        int there = Math.min(9, in.remainingBits());
        int next = in.intBits(there) << 9 - there;
        return type >= LAYER_1 && type <= LAYER_3 || type == PS && (next >> 6 & 3) != 0 && (next & 0x3F) == 0;
    }

    private static AudioSpecificConfig read(BitReader in) {
        int type = objectType(in);
        int index = in.intBits(4);
        int rate = rate(in, index);
        int channels = in.intBits(4);
        boolean hierarchical = type == SBR || type == PS;
        int outputRate = hierarchical ? rate(in, in.intBits(4)) : rate;
        int core = hierarchical ? objectType(in) : type;
        Extension extension = hierarchical ? Extension.HIERARCHICAL : Extension.IMPLICIT;
        AudioSpecificConfig head =
                new AudioSpecificConfig(type, core, index, rate, outputRate, channels, Optional.empty(), extension);
        if (core > LAST_PLAIN_TYPE) {
            return head;
        }
        AudioSpecificConfig plain = head.with(core(in, channels));
        return hierarchical ? plain : plain.withSyncExtension(in);
    }

    /** What is cut off is taken for not said, as decoders do. */
    private static Core core(BitReader in, int channelConfiguration) {
        boolean shortFrames = in.remainingBits() > 0 && in.flag();
        try {
            in.skip(in.flag() ? CORE_CODER_DELAY_BITS : 0);
            in.skip(1);
            return new Core(
                    shortFrames, channelConfiguration == 0 ? Optional.of(ProgramConfig.read(in)) : Optional.empty());
        } catch (IndexOutOfBoundsException e) {
            return new Core(shortFrames, Optional.empty());
        }
    }

    private AudioSpecificConfig with(Core own) {
        return new AudioSpecificConfig(
                objectType,
                coreObjectType,
                frequencyIndex,
                coreRateHz,
                outputRateHz,
                channelConfiguration,
                Optional.of(own),
                extension);
    }

    private AudioSpecificConfig with(int type, int rate, Extension how) {
        return new AudioSpecificConfig(
                type, coreObjectType, frequencyIndex, coreRateHz, rate, channelConfiguration, core, how);
    }

    /** Takes what frames show where the configuration leaves it to them. */
    private AudioSpecificConfig withFrames(List<byte[]> frames) {
        if (!isSilent() || !AacFrames.haveReplicatedBands(frames)) {
            return this;
        }
        boolean stereo = coreChannels() == 1 && AacFrames.haveParametricStereo(frames);
        return extension == Extension.IMPLICIT
                ? with(stereo ? PS : SBR, 2 * coreRateHz, Extension.COMPATIBLE)
                : with(stereo ? PS : SBR, outputRateHz, extension);
    }

    /** Whether a decoder must look into the frames: for bands above the core, or for a second channel of one. */
    boolean isSilent() {
        return extension == Extension.IMPLICIT && objectType == LOW_COMPLEXITY && coreRateHz <= MOST_CORE_RATE_HZ
                || objectType == SBR && coreObjectType == LOW_COMPLEXITY && coreChannels() == 1;
    }

    /** Finds backward-compatible SBR signalling behind the core's own configuration. */
    private AudioSpecificConfig withSyncExtension(BitReader in) {
        if (in.remainingBits() < 17 || in.intBits(11) != SYNC_EXTENSION || objectType(in) != SBR) {
            return this;
        }
        if (!in.flag()) {
            return with(objectType, outputRateHz, Extension.COMPATIBLE);
        }
        int rate = rate(in, in.intBits(4));
        boolean ps = in.remainingBits() >= 12 && in.intBits(11) == PS_EXTENSION && in.flag();
        return with(ps ? PS : SBR, rate, Extension.COMPATIBLE);
    }

    /** The {@code esds} box with the configuration written anew. */
    static ConfigurationBox descriptor(SampleDescription description) throws MediaFormatException {
        return ElementaryStreamDescriptor.write(description, MPEG_4, written(description));
    }

    /**
     * The configuration of MPEG-4, written from what was understood: the core's part, then SBR and PS where old
     * decoders do not look. Object types whose configuration has another form are bounded by their descriptor.
     */
    static byte[] written(SampleDescription description) throws MediaFormatException {
        AudioSpecificConfig config = of(description);
        return config.core.isPresent() ? AudioConfigWriter.write(config, config.core.get()) : bytes(description);
    }

    private static int objectType(BitReader in) {
        int type = in.intBits(5);
        return type == 31 ? 32 + in.intBits(6) : type;
    }

    private static int rate(BitReader in, int index) {
        if (index == WRITTEN_OUT) {
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
                AudioObjectTypes.name(config.objectType),
                AudioObjectTypes.profile(config.objectType),
                config.rfc6381(),
                config.outputChannels(description.channels()),
                config.outputRateHz);
    }

    private int outputChannels(int entryChannels) {
        int channels = objectType == PS && coreChannels() == 1 ? 2 : coreChannels();
        return channels > 0 ? channels : entryChannels;
    }

    /** 0 where the configuration does not say. */
    private int coreChannels() {
        return core.flatMap(Core::layout)
                .map(ProgramConfig::channels)
                .orElse(channelConfiguration < CHANNELS.length ? CHANNELS[channelConfiguration] : 0);
    }

    private String rfc6381() {
        return "mp4a.40." + objectType;
    }
}
