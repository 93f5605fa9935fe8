package dev.packlight.dash;

import dev.packlight.delivery.StreamListing.ByteRange;
import dev.packlight.delivery.StreamListing.Growth;
import dev.packlight.delivery.StreamListing.Part;
import dev.packlight.media.TimeRange;
import java.util.List;
import java.util.Optional;

/**
 * A media presentation as a player needs it: every segment with its address and time.
 *
 * @param durationTicks media presentation duration; 0 where it has no end yet
 * @param growth how a dynamic presentation grows
 * @param representations all representations, period by period
 * @param indexes segment indexes that were not known yet; what they list is missing
 */
public record Mpd(
        long durationTicks, Optional<Growth> growth, List<Representation> representations, List<Part> indexes) {

    /** {@link Representation#contentType} of key frames for fast play. */
    public static final String TRICK_PLAY = "trickplay";

    public Mpd {
        representations = List.copyOf(representations);
        indexes = List.copyOf(indexes);
    }

    /**
     * One representation.
     *
     * @param contentType {@code video}, {@code audio}, {@code text} or {@link #TRICK_PLAY}
     * @param language ISO code; empty where none is given
     * @param initialization address of the init segment, relative to the MPD
     * @param initializationRange the bytes of it that are meant
     * @param period number of its period, from 0
     * @param shiftTicks presentation time minus media time
     */
    public record Representation(
            String id,
            String contentType,
            String mimeType,
            String codecs,
            long bandwidthBps,
            int widthPixels,
            int heightPixels,
            String language,
            Optional<String> initialization,
            Optional<ByteRange> initializationRange,
            int period,
            long shiftTicks,
            List<Segment> segments) {

        public Representation {
            segments = List.copyOf(segments);
        }

        /** The init segment. */
        Optional<Part> header() {
            return initialization.map(address -> new Part(address, initializationRange));
        }
    }

    /**
     * One segment.
     *
     * @param uri its address, relative to the MPD
     * @param time its media time in ticks of {@code ticksPerSecond}
     * @param range the bytes meant; empty where the whole resource is
     */
    public record Segment(String uri, TimeRange time, long ticksPerSecond, Optional<ByteRange> range) {}
}
