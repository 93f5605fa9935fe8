package dev.packlight.delivery;

import dev.packlight.media.TimeRange;
import dev.packlight.media.TrackKind;
import java.util.List;
import java.util.Optional;

/**
 * What a manifest of any protocol tells a player. Addresses are as written, relative to the manifest.
 *
 * @param durationTicks of the presentation; 0 where the manifest does not say
 * @param tracks in the order in which a player should prefer them
 */
public record StreamListing(long durationTicks, List<Track> tracks) {

    public StreamListing {
        tracks = List.copyOf(tracks);
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
     * @param init address of the init segment
     * @param encryption how the segments are encrypted, in the words of the protocol; empty where they are clear
     */
    public record Segments(Optional<String> init, Optional<String> encryption, List<Segment> list) implements Media {
        public Segments {
            list = List.copyOf(list);
        }
    }

    /**
     * One segment.
     *
     * @param time in presentation ticks
     * @param range the bytes meant; empty where the whole resource is
     */
    public record Segment(String address, TimeRange time, Optional<ByteRange> range) {}

    /** Part of a resource. */
    public record ByteRange(long offsetBytes, long lengthBytes) {}
}
