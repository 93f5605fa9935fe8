package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.unsupported;

import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import java.util.Optional;
import java.util.Set;

/** MPEG-4 and MPEG-2 AAC in {@code mp4a} entries (ISO/IEC 14496-14 §5.6, ISO/IEC 14496-3 §1.6). */
public final class Aac implements Codec {

    private static final Set<Integer> OBJECT_TYPES = Set.of(0x40, 0x66, 0x67, 0x68);
    private static final int STREAM_TYPE_ADTS = 0x0F;
    /** Audio object types that ADTS can name: its profile field has two bits. */
    private static final int LAST_ADTS_OBJECT_TYPE = 4;

    @Override
    public String name() {
        return "AAC";
    }

    @Override
    public boolean reads(SampleDescription description) {
        return description.fourcc().equals("mp4a") && description.box("esds").flatMap(ElementaryStreamDescriptor::objectType).filter(OBJECT_TYPES::contains).isPresent();
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        AudioSpecificConfig config = AudioSpecificConfig.of(description);
        return new StreamInfo.Audio(config.name(), config.profile(), config.rfc6381(), config.outputChannels(description.channels()), config.outputRateHz());
    }

    @Override
    public Optional<ElementaryStream> elementaryStream(SampleDescription description) throws MediaFormatException {
        AudioSpecificConfig config = AudioSpecificConfig.of(description);
        if (config.coreObjectType() > LAST_ADTS_OBJECT_TYPE || config.frequencyIndex() > 12) {
            return Optional.empty();
        }
        if (config.channelConfiguration() < 1 || config.channelConfiguration() > 7) {
            throw unsupported("AAC with a channel layout of its own cannot be framed as ADTS", "stsd/mp4a/esds", -1, "ISO/IEC 14496-3 §1.A.2.2");
        }
        return Optional.of(new ElementaryStream.Adts(STREAM_TYPE_ADTS, config.coreObjectType() - 1, config.frequencyIndex(), config.channelConfiguration()));
    }
}
