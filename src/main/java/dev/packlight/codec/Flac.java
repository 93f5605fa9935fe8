package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.Set;

/** FLAC (Encapsulation of FLAC in ISO Base Media File Format, version 0.0.4). */
public final class Flac implements Codec {

    @Override
    public String name() {
        return "FLAC";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }

    @Override
    public boolean reads(SampleDescription description) {
        return description.fourcc().equals("fLaC");
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        byte[] record = description
                .box("dfLa")
                .filter(box -> box.length >= 26)
                .orElseThrow(() -> malformed(
                        "the FLAC track has no configuration record",
                        "stsd/" + description.fourcc(),
                        -1,
                        "FLAC in ISOBMFF §3.3.2"));
        BitReader in = new BitReader(record);
        in.skip(8 * (4 + 4 + 2 + 2 + 3 + 3));
        int rate = in.intBits(20);
        return new StreamInfo.Audio(name(), "", "fLaC", in.intBits(3) + 1, rate);
    }
}
