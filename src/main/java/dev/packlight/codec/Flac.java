package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** FLAC (Encapsulation of FLAC in ISO Base Media File Format, version 0.0.4). */
public final class Flac implements Codec {

    /** Version and flags, header of the first block, STREAMINFO. */
    private static final int STREAM_INFO_END = 4 + 4 + 34;

    private static final int LAST_BLOCK = 0x80;

    @Override
    public String name() {
        return "FLAC";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }

    @Override
    public Set<String> sampleEntries() {
        return Set.of("fLaC");
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        BitReader in = new BitReader(record(description));
        in.skip(8 * (4 + 4 + 2 + 2 + 3 + 3));
        int rate = in.intBits(20);
        return new StreamInfo.Audio(name(), "", "fLaC", in.intBits(3) + 1, rate);
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        byte[] record = Arrays.copyOf(record(description), STREAM_INFO_END);
        Arrays.fill(record, 0, 4, (byte) 0);
        record[4] = (byte) LAST_BLOCK;
        return List.of(new ConfigurationBox("dfLa", record));
    }

    private static byte[] record(SampleDescription description) throws MediaFormatException {
        return description
                .box("dfLa")
                .filter(box -> box.length >= STREAM_INFO_END && (box[4] & 0x7F) == 0)
                .orElseThrow(() -> malformed(
                        "the FLAC track has no configuration record",
                        "stsd/" + description.fourcc(),
                        -1,
                        "FLAC in ISOBMFF §3.3.2"));
    }
}
