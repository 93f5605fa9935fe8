package dev.packlight.codec;

import dev.packlight.bytes.ByteSource;
import dev.packlight.codec.StreamInfo.AspectRatio;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.TrackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * H.264 in {@code avc1} and {@code avc3} entries, and in the entries of Dolby Vision on H.264 (ISO/IEC 14496-15 §5).
 */
public final class Avc implements Codec {

    private static final Set<String> ENTRIES = Set.of("avc1", "avc3", "dva1", "dvav");
    private static final int SEQUENCE_SET = 7;
    private static final int PICTURE_SET = 8;
    private static final int STREAM_TYPE = 0x1B;
    /** FLV codec 7. */
    private static final int FLV_AVC = 7;
    /** Start code, NAL type 9, any slice type. */
    private static final byte[] DELIMITER = {0, 0, 0, 1, 9, (byte) 0xF0};

    @Override
    public String name() {
        return "H.264";
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
    public Optional<Entries> entries(SampleDescription description) throws MediaFormatException {
        return Optional.of(new AvcEntries(NalConfiguration.avc(description).nalLengthBytes()));
    }

    @Override
    public int samplesToLookAt(SampleDescription description) {
        try {
            return NalConfiguration.avc(description).parameterSets().isEmpty() ? 1 : 0;
        } catch (MediaFormatException e) {
            return 0;
        }
    }

    @Override
    public Optional<UnitIndex> units(SampleDescription description, SampleTable samples, ByteSource source)
            throws MediaFormatException {
        NalConfiguration c = NalConfiguration.avc(description);
        List<byte[]> sets = new ArrayList<>(c.parameterSets());
        c.inSample(description, 0x1F, SEQUENCE_SET).ifPresent(sets::add);
        c.inSample(description, 0x1F, PICTURE_SET).ifPresent(sets::add);
        return Optional.of(
                new NalIndex(samples, source, c.nalLengthBytes(), new NalSyntax.Avc(), new AvcSliceHeader(sets)::bits));
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.values());
    }

    @Override
    public StreamInfo.Video describe(SampleDescription description) throws MediaFormatException {
        NalConfiguration c = NalConfiguration.avc(description);
        int profile = c.record()[1] & 0xFF;
        int compatibility = c.record()[2] & 0xFF;
        int level = c.record()[3] & 0xFF;
        Optional<DolbyVision> dolby = DolbyVision.of(description);
        String codecs = dolby.isPresent() && description.fourcc().startsWith("dv")
                ? dolby.get().codecs(description.fourcc())
                : "%s.%02x%02x%02x".formatted(description.fourcc(), profile, compatibility, level);
        String supplemental = dolby.map(d -> d.supplemental("dva1")).orElse("");
        Optional<byte[]> set =
                c.parameterSets().stream().findFirst().or(() -> c.inSample(description, 0x1F, SEQUENCE_SET));
        AvcSequenceParameters sps = set.isPresent()
                ? AvcSequenceParameters.read(set.get())
                : new AvcSequenceParameters(
                        description.widthPixels(),
                        description.heightPixels(),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        8,
                        Vui.none(8, "4:2:0").colour());
        AspectRatio aspect = sps.sampleAspect()
                .or(() -> SampleEntryBoxes.pixelAspect(description))
                .orElse(AspectRatio.SQUARE);
        return new StreamInfo.Video(
                name(),
                set.map(nal -> profileName(nal[1] & 0xFF, nal[2] & 0xFF)).orElse(profileName(profile, compatibility)),
                level(level),
                codecs,
                sps.widthPixels(),
                sps.heightPixels(),
                aspect,
                sps.frameRate(),
                SampleEntryBoxes.colour(description, sps.colour()),
                supplemental);
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        List<ConfigurationBox> boxes = new ArrayList<>();
        boxes.add(new ConfigurationBox("avcC", NalConfiguration.avc(description).record()));
        DolbyVision.of(description).map(DolbyVision::write).ifPresent(boxes::add);
        return boxes;
    }

    @Override
    public Optional<ElementaryStream> elementaryStream(SampleDescription description) throws MediaFormatException {
        NalConfiguration c = NalConfiguration.avc(description);
        return Optional.of(
                new ElementaryStream.NalUnits(STREAM_TYPE, c.nalLengthBytes(), DELIMITER.clone(), c.byteStream()));
    }

    @Override
    public Optional<SmoothForm> smooth(SampleDescription description) throws MediaFormatException {
        NalConfiguration c = NalConfiguration.avc(description);
        return c.parameterSets().isEmpty()
                ? Optional.empty()
                : Optional.of(new SmoothForm("H264", c.byteStream(), c.nalLengthBytes()));
    }

    @Override
    public Optional<FlvForm> flv(SampleDescription description) throws MediaFormatException {
        return Optional.of(
                new FlvForm(FLV_AVC, NalConfiguration.avc(description).record()));
    }

    @Override
    public String outOfBandEntry(SampleDescription description) {
        try {
            return description.fourcc().equals("avc3")
                            && !NalConfiguration.avc(description)
                                    .parameterSets()
                                    .isEmpty()
                    ? "avc1"
                    : description.fourcc();
        } catch (MediaFormatException e) {
            return description.fourcc();
        }
    }

    private static String level(int levelIdc) {
        return levelIdc == 9
                ? "1b"
                : levelIdc % 10 == 0 ? String.valueOf(levelIdc / 10) : levelIdc / 10 + "." + levelIdc % 10;
    }

    private static String profileName(int profile, int compatibility) {
        return switch (profile) {
            case 66 -> (compatibility & 0x40) != 0 ? "Constrained Baseline" : "Baseline";
            case 77 -> "Main";
            case 88 -> "Extended";
            case 100 -> "High";
            case 110 -> "High 10";
            case 122 -> "High 4:2:2";
            case 244 -> "High 4:4:4 Predictive";
            default -> "profile " + profile;
        };
    }
}
