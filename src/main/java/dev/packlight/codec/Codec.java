package dev.packlight.codec;

import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import java.util.Optional;

/** What one codec is in each container and manifest. */
public interface Codec {

    /** Name for people, {@code H.264} for example. */
    String name();

    /** Whether this is the codec of {@code description}. */
    boolean reads(SampleDescription description);

    /** What the configuration record says of the stream. */
    StreamInfo describe(SampleDescription description) throws MediaFormatException;

    /** How the samples become an MPEG-2 elementary stream; empty where the codec is not carried in transport streams here. */
    Optional<ElementaryStream> elementaryStream(SampleDescription description) throws MediaFormatException;
}
