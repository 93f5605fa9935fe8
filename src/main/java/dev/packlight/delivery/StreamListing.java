package dev.packlight.delivery;

import dev.packlight.media.TimeRange;
import dev.packlight.media.TrackKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a manifest of any protocol tells a player. Addresses are as written, relative to the manifest.
 *
 * @param durationTicks of the presentation; 0 where the manifest does not say
 * @param tracks in the order in which a player should prefer them
 * @param indexes what has to be loaded and given to the reader before it knows all segments
 */
public record StreamListing(long durationTicks, List<Track> tracks, List<Part> indexes) {

    public StreamListing {
        tracks = List.copyOf(tracks);
        indexes = List.copyOf(indexes);
    }

    /**
     * One track at one bit rate.
     *
     * @param kind what to choose it for; the segments of video may hold the sound, too
     * @param label words for people
     * @param bandwidthBps 0 where nobody says
     * @param widthPixels 0 where nobody says
     * @param heightPixels 0 where nobody says
     * @param codecs as in RFC 6381; empty where nobody says
     */
    public record Track(
            TrackKind kind,
            String label,
            long bandwidthBps,
            int widthPixels,
            int heightPixels,
            String codecs,
            Media media) {}

    /** Where the segments of a track are. */
    public sealed interface Media {}

    /** In another manifest of the same protocol, whose only track this is. */
    public record Elsewhere(String address) implements Media {}

    /**
     * Here.
     *
     * @param encryption how the segments are encrypted, in the words of the protocol; empty where they are clear
     * @param growth how more come; empty where these are all
     */
    public record Segments(Optional<String> encryption, List<Segment> list, Optional<Growth> growth) implements Media {
        public Segments {
            list = List.copyOf(list);
        }

        /** Address of the first init segment. */
        public Optional<String> init() {
            return list.stream().findFirst().flatMap(Segment::init).map(Part::address);
        }
    }

    /**
     * How a live manifest grows.
     *
     * @param refreshTicks after which it should be asked for again
     * @param behindTicks how far behind its end a player should begin
     * @param zero the moment that presentation time 0 shows; empty where nobody says
     */
    public record Growth(long refreshTicks, long behindTicks, Optional<Instant> zero) {}

    /**
     * One segment.
     *
     * @param number rises along the track, and stays the segment's own when the manifest is read again
     * @param clock segments with the same one share the clock of their media; behind a discontinuity there is another
     * @param time in presentation ticks
     * @param range the bytes meant; empty where the whole resource is
     * @param init what a decoder needs before it
     */
    public record Segment(
            long number, int clock, String address, TimeRange time, Optional<ByteRange> range, Optional<Part> init) {}

    /** A resource, or bytes of it. */
    public record Part(String address, Optional<ByteRange> range) {}

    /** Part of a resource. */
    public record ByteRange(long offsetBytes, long lengthBytes) {}

    /**
     * What a reader may have to know beside the text.
     *
     * @param moment at which the text was loaded
     * @param indexes bytes of {@link StreamListing#indexes} of an earlier reading
     */
    public record Known(Instant moment, Map<Part, byte[]> indexes) {
        public static final Known NOTHING = new Known(Instant.EPOCH, Map.of());

        public Known {
            indexes = Map.copyOf(indexes);
        }
    }
}
