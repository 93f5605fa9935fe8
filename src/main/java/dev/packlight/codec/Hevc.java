package dev.packlight.codec;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteSource;
import dev.packlight.codec.StreamInfo.AspectRatio;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.TrackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** HEVC in {@code hvc1} and {@code hev1} entries, and in those of Dolby Vision on HEVC (ISO/IEC 14496-15 §8). */
public final class Hevc implements Codec {

    private static final Set<String> ENTRIES = Set.of("hvc1", "hev1", "dvh1", "dvhe");
    private static final Map<String, String> OUT_OF_BAND = Map.of("hev1", "hvc1", "dvhe", "dvh1");
    private static final int SEQUENCE_SET = 33;

    @Override
    public String name() {
        return "HEVC";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.VIDEO;
    }

    @Override
    public Set<String> sampleEntries() {
        return ENTRIES;
    }

    @Override
    public int samplesToLookAt(SampleDescription description) {
        try {
            return NalConfiguration.hevc(description).parameterSets().isEmpty() ? 1 : 0;
        } catch (MediaFormatException e) {
            return 0;
        }
    }

    @Override
    public Optional<Entries> entries(SampleDescription description) throws MediaFormatException {
        return Optional.of(new HevcEntries(NalConfiguration.hevc(description).nalLengthBytes()));
    }

    @Override
    public Optional<UnitIndex> units(SampleDescription description, SampleTable samples, ByteSource source)
            throws MediaFormatException {
        NalConfiguration c = NalConfiguration.hevc(description);
        List<byte[]> sets = new ArrayList<>(c.parameterSets());
        c.inSample(description, 0x7E, SEQUENCE_SET << 1).ifPresent(sets::add);
        c.inSample(description, 0x7E, NalSyntax.Hevc.PICTURE_SET << 1).ifPresent(sets::add);
        return Optional.of(new NalIndex(
                samples, source, c.nalLengthBytes(), NalSyntax.Hevc.of(sets), new HevcSliceHeader(sets)::bits));
    }

    /** No transport streams: HLS wants HEVC in fragmented MP4 (HLS authoring specification 1.5). */
    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Video describe(SampleDescription description) throws MediaFormatException {
        NalConfiguration c = NalConfiguration.hevc(description);
        ByteReader in = new ByteReader(c.record()).skip(1);
        int general = in.u8();
        long compatibility = in.u32();
        byte[] constraints = in.take(6);
        int level = in.u8();
        Optional<byte[]> set = c.parameterSets().stream()
                .filter(nal -> nal.length > 2 && (nal[0] >> 1 & 0x3F) == SEQUENCE_SET)
                .findFirst()
                .or(() -> c.inSample(description, 0x7E, SEQUENCE_SET << 1));
        HevcSequenceParameters sps = set.isPresent()
                ? HevcSequenceParameters.read(set.get())
                : new HevcSequenceParameters(
                        description.widthPixels(),
                        description.heightPixels(),
                        Optional.empty(),
                        Optional.empty(),
                        NalConfiguration.hevcRecord(description).colour());
        AspectRatio aspect = sps.sampleAspect()
                .or(() -> SampleEntryBoxes.pixelAspect(description))
                .orElse(AspectRatio.SQUARE);
        String codecs = codecs(description.fourcc(), general, compatibility, constraints, level);
        Optional<DolbyVision> dolby = DolbyVision.of(description);
        boolean onlyDolby = dolby.isPresent()
                && (description.fourcc().startsWith("dv") || !dolby.get().hasBaseLayer());
        String dolbyEntry =
                description.fourcc().equals("hev1") || description.fourcc().equals("dvhe") ? "dvhe" : "dvh1";
        return new StreamInfo.Video(
                name() + (dolby.isPresent() ? ", Dolby Vision " + dolby.get().profile() : ""),
                profileName(general & 31),
                level(level, general),
                onlyDolby ? dolby.get().codecs(dolbyEntry) : codecs,
                sps.widthPixels(),
                sps.heightPixels(),
                aspect,
                sps.frameRate(),
                SampleEntryBoxes.colour(description, sps.colour()),
                onlyDolby ? "" : dolby.map(d -> d.supplemental("dvh1")).orElse(""));
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        List<ConfigurationBox> boxes = new ArrayList<>();
        boxes.add(new ConfigurationBox(
                "hvcC", NalConfiguration.hevcRecord(description).write(entry)));
        DolbyVision.of(description).map(DolbyVision::write).ifPresent(boxes::add);
        return boxes;
    }

    /** ISO/IEC 14496-15 Annex E.3. */
    private static String codecs(String entry, int general, long compatibility, byte[] constraints, int level) {
        String space = new String[] {"", "A", "B", "C"}[general >> 6];
        StringBuilder text = new StringBuilder("%s.%s%d.%X.%s%d"
                .formatted(
                        entry,
                        space,
                        general & 31,
                        Integer.reverse((int) compatibility),
                        (general & 0x20) != 0 ? "H" : "L",
                        level));
        int last = constraints.length;
        while (last > 0 && constraints[last - 1] == 0) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            text.append(".%X".formatted(constraints[i] & 0xFF));
        }
        return text.toString();
    }

    private static String level(int levelIdc, int general) {
        String number = levelIdc % 30 == 0 ? String.valueOf(levelIdc / 30) : levelIdc / 30 + "." + levelIdc % 30 / 3;
        return number + ((general & 0x20) != 0 ? " High tier" : "");
    }

    private static String profileName(int profile) {
        return switch (profile) {
            case 1 -> "Main";
            case 2 -> "Main 10";
            case 3 -> "Main Still Picture";
            case 4 -> "Range Extensions";
            default -> "profile " + profile;
        };
    }

    @Override
    public String outOfBandEntry(SampleDescription description) {
        try {
            return NalConfiguration.hevc(description).parameterSets().isEmpty()
                    ? description.fourcc()
                    : OUT_OF_BAND.getOrDefault(description.fourcc(), description.fourcc());
        } catch (MediaFormatException e) {
            return description.fourcc();
        }
    }
}
