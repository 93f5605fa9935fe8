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
    public Set<String> sampleEntries() {
        return Set.of(".mp3", "mp4a");
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
        MpegAudioHeader header = header(description);
        return new StreamInfo.Audio(
                header.layer() == 3 ? name() : "MPEG audio layer " + "I".repeat(header.layer()),
                "",
                "mp4a.%02X".formatted(header.isMpeg1() ? MPEG_1 : MPEG_2),
                header.channels(),
                header.rateHz());
    }

    @Override
    public int samplesToLookAt(SampleDescription description) {
        return 1;
    }

    @Override
    public Optional<ElementaryStream> elementaryStream(SampleDescription description) {
        return Optional.of(
                new ElementaryStream.Frames(header(description).isMpeg1() ? 3 : 4, AUDIO_STREAM, new byte[0]));
    }

    /** The first frame's; without one what the entry says, where half rates are of MPEG-2. */
    private static MpegAudioHeader header(SampleDescription description) {
        return MpegAudioHeader.of(description.samples())
                .orElseGet(() -> new MpegAudioHeader(
                        description.sampleRateHz() >= 32_000,
                        3,
                        (int) description.sampleRateHz(),
                        description.channels()));
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry) {
        int objectType = header(description).isMpeg1() ? MPEG_1 : MPEG_2;
        return List.of(ElementaryStreamDescriptor.write(description, objectType, new byte[0]));
    }

    /** QuickTime's {@code .mp3} is {@code mp4a} with an object type in ISO files (ISO/IEC 14496-14 §6.7). */
    @Override
    public String entryType(SampleDescription description) {
        return "mp4a";
    }
}
