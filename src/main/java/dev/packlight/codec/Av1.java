package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.BitReader;
import dev.packlight.codec.StreamInfo.AspectRatio;
import dev.packlight.codec.StreamInfo.Colour;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
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
    public boolean reads(SampleDescription description) {
        return ENTRIES.contains(description.fourcc());
    }

    @Override
    public Optional<Entries> entries(SampleDescription description) {
        return Optional.of(new Av1Entries());
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Video describe(SampleDescription description) throws MediaFormatException {
        byte[] record = description
                .box("av1C")
                .filter(box -> box.length >= 4)
                .orElseThrow(() -> malformed(
                        "the AV1 track has no configuration record",
                        "stsd/" + description.fourcc(),
                        -1,
                        "AV1-ISOBMFF §2.3.3"));
        BitReader in = new BitReader(record);
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
        Colour colour = SampleEntryBoxes.colour(description, new Colour(2, 2, 2, false, depth, chroma));
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
                description.widthPixels(),
                description.heightPixels(),
                SampleEntryBoxes.pixelAspect(description).orElse(AspectRatio.SQUARE),
                Optional.empty(),
                colour,
                onlyDolby ? "" : dolby.map(d -> d.supplemental("dav1")).orElse(""));
    }
}
