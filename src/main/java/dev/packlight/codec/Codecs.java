package dev.packlight.codec;

import dev.packlight.media.SampleDescription;
import java.util.List;
import java.util.Optional;

/** The codecs that are known. */
public final class Codecs {

    private static final List<Codec> ALL = List.of(
            new Avc(),
            new Aac());

    private Codecs() {}

    public static List<Codec> all() {
        return ALL;
    }

    /** The codec of {@code description}; empty where none here reads it. */
    public static Optional<Codec> of(SampleDescription description) {
        return ALL.stream().filter(codec -> codec.reads(description)).findFirst();
    }
}
