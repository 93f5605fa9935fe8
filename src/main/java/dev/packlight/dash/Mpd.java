package dev.packlight.dash;

import dev.packlight.media.TimeRange;
import java.util.List;
import java.util.Optional;

/**
 * A static media presentation as a player needs it: every segment with its address and time.
 *
 * @param durationTicks media presentation duration
 * @param representations all representations of the first period
 */
public record Mpd(long durationTicks, List<Representation> representations) {

    /** {@link Representation#contentType} of key frames for fast play. */
    public static final String TRICK_PLAY = "trickplay";

    public Mpd {
        representations = List.copyOf(representations);
    }

    /**
     * One representation.
     *
     * @param contentType {@code video}, {@code audio}, {@code text} or {@link #TRICK_PLAY}
     * @param language ISO code; empty where none is given
     * @param initialization address of the init segment, relative to the MPD
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
            List<Segment> segments) {

        public Representation {
            segments = List.copyOf(segments);
        }
    }

    /**
     * One segment.
     *
     * @param uri its address, relative to the MPD
     * @param time its time in ticks of {@code ticksPerSecond}
     */
    public record Segment(String uri, TimeRange time, long ticksPerSecond) {}
}
