package dev.packlight.codec;

import dev.packlight.bytes.BitReader;
import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteSource;
import dev.packlight.codec.StreamInfo.AspectRatio;
import dev.packlight.codec.StreamInfo.Colour;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.TrackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** AV1 (AV1 Codec ISO Media File Format Binding §2.3, §5). */
public final class Av1 implements Codec {

    private static final Set<String> ENTRIES = Set.of("av01", "dav1");
    private static final String[] PROFILES = {"Main", "High", "Professional"};

    @Override
    public String name() {
        return "AV1";
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
    public Optional<Entries> entries(SampleDescription description) {
        return Optional.of(new Av1Entries());
    }

    @Override
    public int samplesToLookAt(SampleDescription description) {
        try {
            return Av1Record.of(description).units().isEmpty() ? 1 : 0;
        } catch (MediaFormatException e) {
            return 0;
        }
    }

    @Override
    public Optional<UnitIndex> units(SampleDescription description, SampleTable samples, ByteSource source) {
        return Optional.of(new ObuIndex(samples, source));
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Video describe(SampleDescription description) throws MediaFormatException {
        Av1Record record = Av1Record.of(description);
        BitReader in = new BitReader(record.fields());
        in.skip(8);
        int profile = in.intBits(3);
        int level = in.intBits(5);
        boolean high = in.flag();
        boolean deep = in.flag();
        boolean twelve = in.flag();
        boolean mono = in.flag();
        int subX = in.bit();
        int subY = in.bit();
        int position = in.intBits(2);
        int depth = twelve ? 12 : deep ? 10 : 8;
        String chroma = mono ? "4:0:0" : subX == 0 ? "4:4:4" : subY == 0 ? "4:2:2" : "4:2:0";
        Optional<Av1SequenceHeader> header = Av1Record.sequenceHeader(record.units())
                .or(() -> description.samples().stream()
                        .findFirst()
                        .flatMap(sample -> Av1Record.sequenceHeader(Av1Record.units(new ByteReader(sample)))));
        Colour colour = SampleEntryBoxes.colour(
                description, header.map(Av1SequenceHeader::colour).orElse(new Colour(2, 2, 2, false, depth, chroma)));
        String codecs = "%s.%d.%02d%s.%02d".formatted("av01", profile, level, high ? "H" : "M", depth);
        if (colour.primaries() != 2 && (colour.primaries() != 1 || colour.transfer() != 1 || mono)) {
            codecs += ".%d.%d%d%d.%02d.%02d.%02d.%d"
                    .formatted(
                            mono ? 1 : 0,
                            subX,
                            subY,
                            position,
                            colour.primaries(),
                            colour.transfer(),
                            colour.matrix(),
                            colour.fullRange() ? 1 : 0);
        }
        Optional<DolbyVision> dolby = DolbyVision.of(description);
        boolean onlyDolby = dolby.isPresent() && !dolby.get().hasBaseLayer();
        return new StreamInfo.Video(
                name() + (dolby.isPresent() ? ", Dolby Vision " + dolby.get().profile() : ""),
                profile < PROFILES.length ? PROFILES[profile] : "profile " + profile,
                (2 + (level >> 2)) + "." + (level & 3),
                onlyDolby ? dolby.get().codecs("dav1") : codecs,
                header.map(Av1SequenceHeader::widthPixels).orElse(description.widthPixels()),
                header.map(Av1SequenceHeader::heightPixels).orElse(description.heightPixels()),
                SampleEntryBoxes.pixelAspect(description).orElse(AspectRatio.SQUARE),
                header.flatMap(Av1SequenceHeader::frameRate),
                colour,
                onlyDolby ? "" : dolby.map(d -> d.supplemental("dav1")).orElse(""));
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        List<ConfigurationBox> boxes = new ArrayList<>();
        boxes.add(new ConfigurationBox("av1C", Av1Record.of(description).write()));
        DolbyVision.of(description).map(DolbyVision::write).ifPresent(boxes::add);
        return boxes;
    }
}
