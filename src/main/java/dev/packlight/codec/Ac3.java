package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * AC-3, Dolby Digital (ETSI TS 102 366 Annex F.4); the original refused it, so it is served only where the policy
 * allows it.
 */
public final class Ac3 implements Codec {

    private static final int STREAM_TYPE = 0x81;
    private static final int PRIVATE_STREAM = 0xBD;

    private static final int RECORD_BYTES = 3;
    /** {@code bsid} of streams at the rate that the code names; 9 and 10 have a half and a quarter of it. */
    private static final int FULL_RATE_STREAM = 8;

    @Override
    public String name() {
        return "AC-3";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }

    @Override
    public Set<String> sampleEntries() {
        return Set.of("ac-3");
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.TS, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) throws MediaFormatException {
        BitReader in = new BitReader(record(description));
        int code = in.intBits(2);
        int rate = AcChannels.rate(code) >> Math.max(0, in.intBits(5) - FULL_RATE_STREAM);
        in.skip(3);
        int mode = in.intBits(3);
        return new StreamInfo.Audio(name(), "", "ac-3", AcChannels.count(mode, in.bit()), rate);
    }

    @Override
    public boolean isLegacy() {
        return true;
    }

    @Override
    public Optional<ElementaryStream> elementaryStream(SampleDescription description) {
        return Optional.of(
                new ElementaryStream.Frames(STREAM_TYPE, PRIVATE_STREAM, ElementaryStream.registration("AC-3")));
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        return List.of(new ConfigurationBox("dac3", Arrays.copyOf(record(description), RECORD_BYTES)));
    }

    private static byte[] record(SampleDescription description) throws MediaFormatException {
        return description
                .box("dac3")
                .filter(box -> box.length >= RECORD_BYTES)
                .orElseThrow(() -> malformed(
                        "the AC-3 track has no configuration record",
                        "stsd/" + description.fourcc(),
                        -1,
                        "ETSI TS 102 366 §F.4"));
    }
}
