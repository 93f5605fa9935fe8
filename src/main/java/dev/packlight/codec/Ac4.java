package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** AC-4 (ETSI TS 103 190-2 Annex E). */
public final class Ac4 implements Codec {

    /** {@code presentation_config_v1} that has no compatibility level. */
    private static final int EMDF_ONLY = 6;

    @Override
    public String name() {
        return "AC-4";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }

    @Override
    public Set<String> sampleEntries() {
        return Set.of("ac-4");
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        try {
            BitReader in = new BitReader(record(description));
            in.skip(3);
            int bitstream = in.intBits(7);
            int rate = in.bit() == 1 ? 48_000 : 44_100;
            in.skip(4);
            int presentations = in.intBits(9);
            skipProgram(in, bitstream);
            int version = presentations == 0 ? 0 : in.intBits(8);
            int compatibility = presentations == 0 ? 0 : compatibility(in);
            return new StreamInfo.Audio(
                    name(),
                    "",
                    "ac-4.%02d.%02d.%02d".formatted(bitstream, version, compatibility),
                    description.channels(),
                    rate);
        } catch (IndexOutOfBoundsException e) {
            throw malformed("the AC-4 configuration record is cut off", "stsd/ac-4/dac4", -1, "ETSI TS 103 190-2 §E.5");
        }
    }

    /** Program identifier and bit rate, up to the first presentation. */
    private static void skipProgram(BitReader in, int bitstream) {
        if (bitstream > 1 && in.flag()) {
            in.skip(16);
            in.skip(in.flag() ? 128 : 0);
        }
        in.skip(66);
        in.skip(in.remainingBits() % 8);
    }

    private static int compatibility(BitReader in) {
        in.skip(in.intBits(8) == 255 ? 16 : 0);
        return in.intBits(5) == EMDF_ONLY ? 0 : in.intBits(3);
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        return List.of(new ConfigurationBox("dac4", write(record(description))));
    }

    private static byte[] record(SampleDescription description) throws MediaFormatException {
        return description
                .box("dac4")
                .filter(box -> box.length >= 11)
                .orElseThrow(() -> malformed(
                        "the AC-4 track has no configuration record",
                        "stsd/" + description.fourcc(),
                        -1,
                        "ETSI TS 103 190-2 §E.5"));
    }

    /** The record up to the end of its last presentation; version 0 has no lengths, and is as long as its box. */
    private static byte[] write(byte[] stored) throws MediaFormatException {
        try {
            BitReader in = new BitReader(stored);
            if (in.intBits(3) == 0) {
                return stored;
            }
            int bitstream = in.intBits(7);
            in.skip(5);
            int presentations = in.intBits(9);
            skipProgram(in, bitstream);
            for (int i = 0; i < presentations; i++) {
                in.skip(8);
                int bytes = in.intBits(8);
                in.skip(8 * (bytes == 255 ? 255 + in.intBits(16) : bytes));
            }
            return Arrays.copyOf(stored, stored.length - in.remainingBits() / 8);
        } catch (IndexOutOfBoundsException e) {
            throw malformed("the AC-4 configuration record is cut off", "stsd/ac-4/dac4", -1, "ETSI TS 103 190-2 §E.5");
        }
    }
}
