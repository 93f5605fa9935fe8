package dev.packlight.hls;

import dev.packlight.delivery.StreamListing.ByteRange;
import dev.packlight.media.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A playlist as a player needs it (RFC 8216 §4). Addresses are as written, relative to the playlist. */
public sealed interface HlsPlaylist {

    /** The method of segments that are not encrypted (RFC 8216 §4.3.2.4). */
    String CLEAR = "NONE";

    /**
     * @param variants in the order of the playlist
     * @param renditions alternative renditions with an address of their own
     */
    record Multivariant(List<Variant> variants, List<Rendition> renditions) implements HlsPlaylist {
        public Multivariant {
            variants = List.copyOf(variants);
            renditions = List.copyOf(renditions);
        }
    }

    /**
     * @param targetSeconds {@code EXT-X-TARGETDURATION}
     * @param sequence {@code EXT-X-MEDIA-SEQUENCE}
     * @param isComplete whether no segment will be added
     * @param zero the moment that the playlist's start shows, by {@code EXT-X-PROGRAM-DATE-TIME}
     * @param segments in order
     */
    record Media(int targetSeconds, long sequence, boolean isComplete, Optional<Instant> zero, List<Segment> segments)
            implements HlsPlaylist {
        public Media {
            segments = List.copyOf(segments);
        }

        /** The sum of the segments' durations. */
        public long durationTicks() {
            return segments.isEmpty() ? 0 : segments.getLast().time().endTicks();
        }
    }

    record Variant(
            String uri, long bandwidthBps, String codecs, int widthPixels, int heightPixels, String audioGroup) {}

    record Rendition(String type, String groupId, String name, String language, boolean isDefault, String uri) {}

    /** An init segment, or a part of a resource that is one (RFC 8216 §4.3.2.5). */
    record Header(String uri, Optional<ByteRange> range) {}

    /**
     * @param time in presentation ticks, from the sum of the durations before
     * @param clock counts discontinuities (RFC 8216 §4.3.2.3, §4.3.3.3)
     * @param header init segment that applies
     * @param key method of the key that applies, {@code NONE} where clear
     */
    record Segment(
            String uri, TimeRange time, int clock, Optional<Header> header, Optional<ByteRange> range, String key) {

        /** Address of the init segment. */
        public Optional<String> map() {
            return header.map(Header::uri);
        }
    }
}
