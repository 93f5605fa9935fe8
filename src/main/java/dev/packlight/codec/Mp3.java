package dev.packlight.codec;

import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** MPEG-1 and MPEG-2 Layer III in {@code mp4a} and QuickTime's {@code .mp3} entries (ISO/IEC 14496-1 Table 5). */
public final class Mp3 implements Codec {

    private static final int MPEG_2 = 0x69;
    private static final int MPEG_1 = 0x6B;
    private static final Set<Integer> OBJECT_TYPES = Set.of(MPEG_2, MPEG_1);
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
                name(), "", "mp4a.%02X".formatted(isMpeg2(description) ? MPEG_2 : MPEG_1), description.channels(), (int)
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

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry) {
        int objectType = isMpeg2(description) ? MPEG_2 : MPEG_1;
        return List.of(ElementaryStreamDescriptor.write(description, objectType, new byte[0]));
    }

    /** QuickTime's {@code .mp3} is {@code mp4a} with an object type in ISO files (ISO/IEC 14496-14 §6.7). */
    @Override
    public String entryType(SampleDescription description) {
        return "mp4a";
    }
}
