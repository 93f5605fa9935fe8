package dev.packlight.codec;

import static dev.packlight.media.MediaFormatException.malformed;

import dev.packlight.bytes.ByteReader;
import dev.packlight.bytes.ByteWriter;
import dev.packlight.codec.StreamInfo.AspectRatio;
import dev.packlight.codec.StreamInfo.Colour;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.TrackKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** VP9 (VP Codec ISO Media File Format Binding, version 1.0). */
public final class Vp9 implements Codec {

    private static final String[] CHROMA = {"4:2:0", "4:2:0", "4:2:2", "4:4:4"};

    private static final int VERSION_1 = 1 << 24;

    @Override
    public String name() {
        return "VP9";
    }

    @Override
    public TrackKind kind() {
        return TrackKind.VIDEO;
    }

    @Override
    public Set<String> sampleEntries() {
        return Set.of("vp09");
    }

    @Override
    public Optional<Entries> entries(SampleDescription description) {
        return Optional.of(new Vp9Entries());
    }

    @Override
    public Set<Carriage> carriages() {
        return Set.of(Carriage.FMP4, Carriage.FILE);
    }

    @Override
    public StreamInfo.Video describe(SampleDescription description) throws MediaFormatException {
        byte[] record = record(description);
        ByteReader in = new ByteReader(record).skip(4);
        int profile = in.u8();
        int level = in.u8();
        int packed = in.u8();
        int depth = packed >> 4;
        int chroma = packed >> 1 & 7;
        Colour colour = new Colour(
                in.u8(),
                in.u8(),
                in.u8(),
                (packed & 1) != 0,
                depth,
                chroma < CHROMA.length ? CHROMA[chroma] : "chroma " + chroma);
        String codecs = "vp09.%02d.%02d.%02d.%02d.%02d.%02d.%02d.%02d"
                .formatted(
                        profile,
                        level,
                        depth,
                        chroma,
                        colour.primaries(),
                        colour.transfer(),
                        colour.matrix(),
                        colour.fullRange() ? 1 : 0);
        return new StreamInfo.Video(
                name(),
                "Profile " + profile,
                level / 10 + "." + level % 10,
                codecs,
                description.widthPixels(),
                description.heightPixels(),
                SampleEntryBoxes.pixelAspect(description).orElse(AspectRatio.SQUARE),
                Optional.empty(),
                colour);
    }

    @Override
    public List<ConfigurationBox> configuration(SampleDescription description, String entry)
            throws MediaFormatException {
        return List.of(new ConfigurationBox(
                "vpcC",
                new ByteWriter(12)
                        .u32(VERSION_1)
                        .raw(new ByteReader(record(description)).skip(4).take(6))
                        .u16(0)
                        .toByteArray()));
    }

    private static byte[] record(SampleDescription description) throws MediaFormatException {
        return description
                .box("vpcC")
                .filter(box -> box.length >= 10)
                .orElseThrow(() -> malformed(
                        "the VP9 track has no configuration record",
                        "stsd/vp09",
                        -1,
                        "VP Codec ISO Media File Format Binding"));
    }
}
