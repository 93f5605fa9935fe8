package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.ByteReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Apple Lossless (ALAC magic cookie description). */
public final class Alac implements Codec {

    /** Version and flags, ALACSpecificConfig. */
    private static final int COOKIE_BYTES = 4 + 24;

    @Override
    public String name() {
        return "ALAC";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }

    @Override
    public Set<String> sampleEntries() {
        return Set.of("alac");
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        ByteReader in = new ByteReader(record(description)).skip(4 + 9);
        int channels = in.u8();
        return new StreamInfo.Audio(name(), "", "alac", channels, in.skip(10).i32());
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        byte[] record = Arrays.copyOf(record(description), COOKIE_BYTES);
        Arrays.fill(record, 0, 4, (byte) 0);
        return List.of(new ConfigurationBox("alac", record));
    }

    private static byte[] record(SampleDescription description) throws MediaFormatException {
        return description
                .box("alac")
                .filter(box -> box.length >= COOKIE_BYTES)
                .orElseThrow(() -> malformed(
                        "the ALAC track has no configuration record",
                        "stsd/" + description.fourcc(),
                        -1,
                        "ALAC magic cookie"));
    }
}
