package dev.packlight.codec;

import dev.packlight.media.SampleDescription;
import java.util.List;
import java.util.Optional;

/** The codecs that are known. */
public final class Codecs {

    private static final List<Codec> ALL = List.of(
            new Avc(),
            new Hevc(),
            new Av1(),
            new Vp9(),
            new Aac(),
            new XheAac(),
            new Eac3(),
            new Ac3(),
            new Ac4(),
            new Dts(),
            new Opus(),
            new Flac(),
            new Alac(),
            new Mp3());

    private Codecs() {}

    public static List<Codec> all() {
        return ALL;
    }

    /** The codec of {@code description}; empty where none here reads it. */
    public static Optional<Codec> of(SampleDescription description) {
        return ALL.stream().filter(codec -> codec.reads(description)).findFirst();
    }
}
