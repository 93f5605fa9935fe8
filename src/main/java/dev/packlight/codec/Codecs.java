package dev.packlight.codec;

import dev.packlight.media.SampleDescription;
import java.util.Arrays;
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

    /** The codecs that a list of names as in RFC 6381 holds; names that nobody here knows are passed over. */
    public static List<Codec> named(String list) {
        return Arrays.stream(list.split(","))
                .map(name -> name.strip().split("\\.", 2)[0])
                .flatMap(entry -> ALL.stream()
                        .filter(codec -> codec.sampleEntries().stream().anyMatch(entry::equalsIgnoreCase))
                        .limit(1))
                .toList();
    }
}
