package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.Optional;
import java.util.Set;

/** DTS in all its entries, and in {@code mp4a} by object type 0xA9 (ETSI TS 102 114 Annex E). */
public final class Dts implements Codec {

    private static final Set<String> ENTRIES = Set.of("dtsc", "dtsh", "dtsl", "dtse", "dtsx", "dtsy");
    private static final int OBJECT_TYPE = 0xA9;
    private static final int STREAM_TYPE = 0x82;
    private static final int PRIVATE_STREAM = 0xBD;
    /** Bits of the channel layout that stand for two speakers. */
    private static final int PAIRS = 0b1010_1110_0110_0110;

    @Override
    public String name() {
        return "DTS";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }

    @Override
    public boolean reads(SampleDescription description) {
        return ENTRIES.contains(description.fourcc())
                || description.fourcc().equals("mp4a")
                        && ElementaryStreamDescriptor.objectType(description) == OBJECT_TYPE;
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.TS, Carriage.FILE);
    }

    @Override
    public StreamInfo.Audio describe(SampleDescription description) {
        String codecs = description.fourcc().equals("mp4a") ? "mp4a.A9" : description.fourcc();
        byte[] record = description.box("ddts").filter(box -> box.length >= 20).orElse(null);
        if (record == null) {
            return new StreamInfo.Audio(variant(description.fourcc()), "", codecs, description.channels(), (int)
                    description.sampleRateHz());
        }
        BitReader in = new BitReader(record);
        int rate = in.intBits(32);
        in.skip(32 + 32 + 8 + 2 + 5 + 1 + 6 + 14 + 1 + 3);
        int channels = channels(in.intBits(16));
        return new StreamInfo.Audio(
                variant(description.fourcc()),
                "",
                codecs,
                channels == 0 ? description.channels() : channels,
                rate > 0 ? rate : (int) description.sampleRateHz());
    }

    /** The core and what is built on it; DTS Express and DTS:X profile 2 have no frame that transport stream players know. */
    @Override
    public Optional<ElementaryStream> elementaryStream(SampleDescription description) {
        boolean core =
                !description.fourcc().equals("dtse") && !description.fourcc().startsWith("dtsx");
        return core
                ? Optional.of(
                        new ElementaryStream.Frames(STREAM_TYPE, PRIVATE_STREAM, ElementaryStream.registration("DTS2")))
                : Optional.empty();
    }

    private static String variant(String entry) {
        return switch (entry) {
            case "dtsh" -> "DTS-HD";
            case "dtsl" -> "DTS-HD Lossless";
            case "dtse" -> "DTS Express";
            case "dtsx", "dtsy" -> "DTS:X";
            default -> "DTS";
        };
    }

    /** ETSI TS 102 114 Table E-5. */
    private static int channels(int layout) {
        return Integer.bitCount(layout) + Integer.bitCount(layout & PAIRS);
    }
}
