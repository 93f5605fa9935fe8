package dev.packlight.codec;

import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.List;
import java.util.Set;

/** xHE-AAC, Unified Speech and Audio Coding, audio object type 42 (ISO/IEC 23003-3). */
public final class XheAac implements Codec {

    @Override
    public String name() {
        return "xHE-AAC";
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
        return AudioSpecificConfig.isAac(description) && AudioSpecificConfig.isUsac(description);
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        return AudioSpecificConfig.describe(description);
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        return List.of(AudioSpecificConfig.descriptor(description));
    }
}
