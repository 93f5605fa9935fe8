package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Opus (Encapsulation of Opus in ISO Base Media File Format, version 0.8). */
public final class Opus implements Codec {

    /** Opus decodes at one rate, whatever went in. */
    private static final int RATE_HZ = 48_000;

    /** Version, channels, pre-skip, input rate, gain, mapping family. */
    private static final int FIXED_FIELDS = 11;

    private static final String CLAUSE = "Opus in ISOBMFF §4.3.2";

    @Override
    public String name() {
        return "Opus";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }

    @Override
    public Set<String> sampleEntries() {
        return Set.of("Opus");
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        return new StreamInfo.Audio(name(), "", "opus", record(description)[1] & 0xFF, RATE_HZ);
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        byte[] stored = record(description);
        int mapping = stored[FIXED_FIELDS - 1] == 0 ? 0 : 2 + (stored[1] & 0xFF);
        if (stored.length < FIXED_FIELDS + mapping) {
            throw malformed("the Opus configuration record is cut off", "stsd/Opus/dOps", -1, CLAUSE);
        }
        byte[] record = Arrays.copyOf(stored, FIXED_FIELDS + mapping);
        record[0] = 0;
        return List.of(new ConfigurationBox("dOps", record));
    }

    private static byte[] record(SampleDescription description) throws MediaFormatException {
        return description
                .box("dOps")
                .filter(box -> box.length >= FIXED_FIELDS)
                .orElseThrow(() -> malformed(
                        "the Opus track has no configuration record", "stsd/" + description.fourcc(), -1, CLAUSE));
    }
}
