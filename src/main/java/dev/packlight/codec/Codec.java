package dev.packlight.codec;

import dev.packlight.bytes.ByteSource;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.SampleDescription;
import dev.packlight.media.SampleTable;
import dev.packlight.media.TrackKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one codec is in each container and manifest. */
public interface Codec {

    /** Name for people, {@code H.264} for example. */
    String name();

    TrackKind kind();

    /** The types of sample entries that may hold it; names of codecs begin with them (RFC 6381 §3.3). */
    Set<String> sampleEntries();

    /** Whether this is the codec of {@code description}. */
    default boolean reads(SampleDescription description) {
        return sampleEntries().contains(description.fourcc());
    }

    /**
     * How many of the first samples must be looked at, because the configuration of {@code description} does not say
     * all that a player sees.
     */
    default int samplesToLookAt(SampleDescription description) {
        return 0;
    }

    /** What the configuration record says of the stream. */
    StreamInfo describe(SampleDescription description) throws MediaFormatException;

    /**
     * The boxes of a sample entry of type {@code entry} that configure a decoder, each written from what was
     * understood of the stored one.
     */
    List<ConfigurationBox> configuration(SampleDescription description, String entry) throws MediaFormatException;

    /** The type of an ISO sample entry that says what the stored one does. */
    default String entryType(SampleDescription description) {
        return description.fourcc();
    }

    /** The containers that have a place for the codec, if the stream's own configuration allows it. */
    Set<Carriage> carriages();

    /** Whether it is served only where the policy allows legacy AC-3, as with the original. */
    default boolean isLegacy() {
        return false;
    }

    /** How the samples become an MPEG-2 elementary stream; empty where this stream is not carried so. */
    default Optional<ElementaryStream> elementaryStream(SampleDescription description) throws MediaFormatException {
        return Optional.empty();
    }

    /** How Smooth Streaming announces the stream; empty where it has no word for it. */
    default Optional<SmoothForm> smooth(SampleDescription description) throws MediaFormatException {
        return Optional.empty();
    }

    /** How FLV carries the stream; empty where it has no word for it. */
    default Optional<FlvForm> flv(SampleDescription description) throws MediaFormatException {
        return Optional.empty();
    }

    /** How to tell by a picture's bytes whether decoding can begin with it; empty where every sample is an entry. */
    default Optional<Entries> entries(SampleDescription description) throws MediaFormatException {
        return Optional.empty();
    }

    /**
     * The sample entry type that keeps parameter sets out of the samples, which HLS wants (HLS authoring specification
     * 1.10); the entry's own type where it does so already or its configuration holds none.
     */
    default String outOfBandEntry(SampleDescription description) {
        return entryType(description);
    }

    /** The units of each of {@code samples}; empty where the codec has none that anybody asks for. */
    default Optional<UnitIndex> units(SampleDescription description, SampleTable samples, ByteSource source)
            throws MediaFormatException {
        return kind() == TrackKind.AUDIO ? Optional.of(FrameIndex.whole(samples, source)) : Optional.empty();
    }
}
