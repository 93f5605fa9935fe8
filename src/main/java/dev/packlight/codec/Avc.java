package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** H.264 in {@code avc1} and {@code avc3} entries (ISO/IEC 14496-15 §5). */
public final class Avc implements Codec {

    private static final Set<String> ENTRIES = Set.of("avc1", "avc3");
    private static final String CLAUSE = "ISO/IEC 14496-15 §5.3.3.1";
    private static final int STREAM_TYPE = 0x1B;
    /** Start code, NAL type 9, any slice type. */
    private static final byte[] DELIMITER = {0, 0, 0, 1, 9, (byte) 0xF0};

    @Override
    public String name() {
        return "H.264";
    }

    @Override
    public boolean reads(SampleDescription description) {
        return ENTRIES.contains(description.fourcc());
    }

    @Override
    public StreamInfo.Video describe(SampleDescription description) throws MediaFormatException {
        Configuration c = Configuration.read(description);
        if (c.sps.isEmpty()) {
            return new StreamInfo.Video(name(), profileName(c.profile, c.compatibility), level(c.level), rfc6381(description, c),
                    description.widthPixels(), description.heightPixels(), StreamInfo.AspectRatio.SQUARE, Optional.empty(),
                    new StreamInfo.Colour(2, 2, 2, false, 8, "4:2:0"));
        }
        AvcSequenceParameters sps = AvcSequenceParameters.read(c.sps.getFirst());
        return new StreamInfo.Video(name(), profileName(c.profile, c.compatibility), level(c.level), rfc6381(description, c),
                sps.widthPixels(), sps.heightPixels(), sps.sampleAspect(), sps.frameRate(), sps.colour());
    }

    @Override
    public Optional<ElementaryStream> elementaryStream(SampleDescription description) throws MediaFormatException {
        Configuration c = Configuration.read(description);
        ByteWriter sets = new ByteWriter(128);
        c.sps.forEach(set -> sets.u32(1).raw(set));
        c.pps.forEach(set -> sets.u32(1).raw(set));
        return Optional.of(new ElementaryStream.NalUnits(STREAM_TYPE, c.nalLengthBytes, DELIMITER.clone(), sets.toByteArray()));
    }

    private static String rfc6381(SampleDescription description, Configuration c) {
        return "%s.%02x%02x%02x".formatted(description.fourcc(), c.profile, c.compatibility, c.level);
    }

    private static String level(int levelIdc) {
        return levelIdc == 9 ? "1b" : levelIdc % 10 == 0 ? String.valueOf(levelIdc / 10) : levelIdc / 10 + "." + levelIdc % 10;
    }

    private static String profileName(int profile, int compatibility) {
        return switch (profile) {
            case 66 -> (compatibility & 0x40) != 0 ? "Constrained Baseline" : "Baseline";
            case 77 -> "Main";
            case 88 -> "Extended";
            case 100 -> "High";
            case 110 -> "High 10";
            case 122 -> "High 4:2:2";
            case 244 -> "High 4:4:4";
            default -> "profile " + profile;
        };
    }

    private record Configuration(int profile, int compatibility, int level, int nalLengthBytes, List<byte[]> sps, List<byte[]> pps) {

        static Configuration read(SampleDescription description) throws MediaFormatException {
            byte[] record = description.box("avcC")
                    .orElseThrow(() -> malformed("the H.264 track has no configuration record", "stsd/" + description.fourcc(), -1, CLAUSE));
            try {
                return read(new ByteReader(record));
            } catch (IndexOutOfBoundsException e) {
                throw malformed("the H.264 configuration record is cut off", "stsd/" + description.fourcc() + "/avcC", -1, CLAUSE);
            }
        }

        private static Configuration read(ByteReader in) throws MediaFormatException {
            in.skip(1);
            int profile = in.u8();
            int compatibility = in.u8();
            int level = in.u8();
            int nalLengthBytes = (in.u8() & 3) + 1;
            if (nalLengthBytes == 3) {
                throw malformed("NAL length fields of 3 bytes are not allowed", "stsd/avc1/avcC", -1, CLAUSE);
            }
            List<byte[]> sps = sets(in, in.u8() & 0x1F);
            List<byte[]> pps = sets(in, in.u8());
            return new Configuration(profile, compatibility, level, nalLengthBytes, sps, pps);
        }

        private static List<byte[]> sets(ByteReader in, int count) {
            List<byte[]> sets = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sets.add(in.take(in.u16()));
            }
            return List.copyOf(sets);
        }
    }
}
