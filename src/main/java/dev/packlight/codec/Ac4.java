package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
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
    public boolean reads(SampleDescription description) {
        return description.fourcc().equals("ac-4");
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        byte[] record = description
                .box("dac4")
                .filter(box -> box.length >= 11)
                .orElseThrow(() -> malformed(
                        "the AC-4 track has no configuration record",
                        "stsd/" + description.fourcc(),
                        -1,
                        "ETSI TS 103 190-2 §E.5"));
        try {
            BitReader in = new BitReader(record);
            in.skip(3);
            int bitstream = in.intBits(7);
            int rate = in.bit() == 1 ? 48_000 : 44_100;
            in.skip(4);
            int presentations = in.intBits(9);
            if (bitstream > 1 && in.flag()) {
                in.skip(16);
                in.skip(in.flag() ? 128 : 0);
            }
            in.skip(66);
            in.skip(in.remainingBits() % 8);
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

    private static int compatibility(BitReader in) {
        in.skip(in.intBits(8) == 255 ? 16 : 0);
        return in.intBits(5) == EMDF_ONLY ? 0 : in.intBits(3);
    }
}
