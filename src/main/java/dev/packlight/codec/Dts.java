package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** DTS in all its entries, and in {@code mp4a} by object type 0xA9 (ETSI TS 102 114 Annex E). */
public final class Dts implements Codec {

    private static final Set<String> ENTRIES = Set.of("dtsc", "dtsh", "dtsl", "dtse", "dtsx", "dtsy");
    private static final int OBJECT_TYPE = 0xA9;
    /** Bytes of {@code DTSSpecificBox} (ETSI TS 102 114 Table E-3). */
    private static final int RECORD_BYTES = 20;

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
    public Set<String> sampleEntries() {
        return ENTRIES;
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
        byte[] record = description
                .box("ddts")
                .filter(box -> box.length >= RECORD_BYTES)
                .orElse(null);
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

    /**
     * The core and what is built on it; DTS Express and DTS:X profile 2 have no frame that transport stream players
     * know.
     */
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

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        List<ConfigurationBox> boxes = new ArrayList<>();
        if (entry.equals("mp4a")) {
            boxes.add(ElementaryStreamDescriptor.write(
                    description, OBJECT_TYPE, ElementaryStreamDescriptor.specific(description)));
        }
        description
                .box("ddts")
                .filter(box -> box.length >= RECORD_BYTES)
                .ifPresent(box -> boxes.add(new ConfigurationBox("ddts", Arrays.copyOf(box, RECORD_BYTES))));
        if (description.box("udts").isPresent()) {
            boxes.add(new ConfigurationBox("udts", uhd(description.box("udts").get())));
        }
        return boxes;
    }

    /** The record of DTS-UHD up to its end (ETSI TS 103 491 Annex B.2). */
    private static byte[] uhd(byte[] stored) throws MediaFormatException {
        try {
            BitReader in = new BitReader(stored);
            in.skip(6 + 2 + 3);
            int presentations = in.intBits(5) + 1;
            in.skip(32 + 1 + 2 + 3 + 3 + 1);
            int tags = 0;
            for (int i = 0; i < presentations; i++) {
                tags += in.bit();
            }
            in.skip(in.remainingBits() % 8);
            in.skip(128 * tags);
            return Arrays.copyOf(stored, stored.length - in.remainingBits() / 8);
        } catch (IndexOutOfBoundsException e) {
            throw malformed(
                    "the DTS-UHD configuration record is cut off", "stsd/dtsx/udts", -1, "ETSI TS 103 491 §B.2");
        }
    }
}
