package dev.packlight.codec;

import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.Optional;
import java.util.Set;

/** MPEG-1 and MPEG-2 Layer III in {@code mp4a} and QuickTime's {@code .mp3} entries (ISO/IEC 14496-1 Table 5). */
public final class Mp3 implements Codec {

    private static final Set<Integer> OBJECT_TYPES = Set.of(0x69, 0x6B);
    private static final int AUDIO_STREAM = 0xC0;

    @Override
    public String name() {
        return "MP3";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }

    @Override
    public boolean reads(SampleDescription description) {
        return description.fourcc().equals(".mp3")
                || description.fourcc().equals("mp4a")
                        && OBJECT_TYPES.contains(ElementaryStreamDescriptor.objectType(description));
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.TS, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) {
        return new StreamInfo.Audio(
                name(), "", "mp4a.%02X".formatted(isMpeg2(description) ? 0x69 : 0x6B), description.channels(), (int)
                        description.sampleRateHz());
    }

    @Override
    public Optional<ElementaryStream> elementaryStream(SampleDescription description) {
        return Optional.of(new ElementaryStream.Frames(isMpeg2(description) ? 4 : 3, AUDIO_STREAM, new byte[0]));
    }

    /** Half rates, which MPEG-1 does not have. */
    private static boolean isMpeg2(SampleDescription description) {
        return description.sampleRateHz() < 32_000;
    }
}
