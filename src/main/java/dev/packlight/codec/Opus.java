package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.Set;

/** Opus (Encapsulation of Opus in ISO Base Media File Format, version 0.8). */
public final class Opus implements Codec {

    /** Opus decodes at one rate, whatever went in. */
    private static final int RATE_HZ = 48_000;

    @Override
    public String name() {
        return "Opus";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }

    @Override
    public boolean reads(SampleDescription description) {
        return description.fourcc().equals("Opus");
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        byte[] record = description
                .box("dOps")
                .filter(box -> box.length >= 11)
                .orElseThrow(() -> malformed(
                        "the Opus track has no configuration record",
                        "stsd/" + description.fourcc(),
                        -1,
                        "Opus in ISOBMFF §4.3.2"));
        return new StreamInfo.Audio(name(), "", "opus", record[1] & 0xFF, RATE_HZ);
    }
}
