package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** MPEG-4 and MPEG-2 AAC in {@code mp4a} entries (ISO/IEC 14496-14 §5.6, ISO/IEC 14496-3 §1.6). */
public final class Aac implements Codec {

    /** The object type that Smooth Streaming and Flash players decode, alone or under SBR and PS. */
    private static final int LOW_COMPLEXITY = 2;

    private static final int STREAM_TYPE_ADTS = 0x0F;
    /** Audio object types that ADTS can name: its profile field has two bits. */
    private static final int LAST_ADTS_OBJECT_TYPE = 4;
    /** FLV sound format 10, 44 kHz, 16 bits, stereo, which FLV wants said of any AAC. */
    private static final int FLV_AAC = 0xAF;

    @Override
    public String name() {
        return "AAC";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }

    @Override
    public Set<String> sampleEntries() {
        return Set.of("mp4a");
    }

    @Override
    public boolean reads(SampleDescription description) {
        return AudioSpecificConfig.isAac(description) && !AudioSpecificConfig.isUsac(description);
    }

    @Override
    public int samplesToLookAt(SampleDescription description) {
        try {
            return AudioSpecificConfig.of(description).isSilent() ? AacFrames.COUNT : 0;
        } catch (MediaFormatException e) {
            return 0;
        }
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.values());
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        return AudioSpecificConfig.describe(description);
    }

    @Override
    public Optional<ElementaryStream> elementaryStream(SampleDescription description) throws MediaFormatException {
        AudioSpecificConfig config = AudioSpecificConfig.of(description);
        if (config.coreObjectType() > LAST_ADTS_OBJECT_TYPE || config.frequencyIndex() > 12) {
            return Optional.empty();
        }
        if (config.channelConfiguration() < 1 || config.channelConfiguration() > 7) {
            throw unsupported(
                    "AAC with a channel layout of its own cannot be framed as ADTS",
                    "stsd/mp4a/esds",
                    -1,
                    "ISO/IEC 14496-3 §1.A.2.2");
        }
        return Optional.of(new ElementaryStream.Adts(
                STREAM_TYPE_ADTS, config.coreObjectType() - 1, config.frequencyIndex(), config.channelConfiguration()));
    }

    /** {@code AACH} where the configuration itself says that bands are replicated, else {@code AACL}. */
    @Override
    public Optional<SmoothForm> smooth(SampleDescription description) throws MediaFormatException {
        AudioSpecificConfig config = AudioSpecificConfig.of(description);
        if (config.coreObjectType() != LOW_COMPLEXITY) {
            return Optional.empty();
        }
        return Optional.of(new SmoothForm(
                config.objectType() == config.coreObjectType() ? "AACL" : "AACH",
                AudioSpecificConfig.written(description),
                4));
    }

    @Override
    public Optional<FlvForm> flv(SampleDescription description) throws MediaFormatException {
        return AudioSpecificConfig.of(description).coreObjectType() != LOW_COMPLEXITY
                ? Optional.empty()
                : Optional.of(new FlvForm(FLV_AAC, AudioSpecificConfig.written(description)));
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        return List.of(AudioSpecificConfig.descriptor(description));
    }
}
