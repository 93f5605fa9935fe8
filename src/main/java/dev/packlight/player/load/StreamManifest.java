package dev.packlight.player.load;

import dev.packlight.player.PlayerException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a player needs of any manifest.
 *
 * @param video by ascending bandwidth; empty for sound alone
 * @param audio tracks of their own; empty where sound is inside the video's segments or there is none
 */
record StreamManifest(double durationSeconds, List<Representation> video, List<Representation> audio) {

    StreamManifest {
        video = List.copyOf(video);
        audio = List.copyOf(audio);
    }

    /**
     * One track at one bit rate.
     *
     * @param base address of the manifest or playlist that lists the segments
     */
    record Representation(
            String label,
            long bandwidthBps,
            int widthPixels,
            int heightPixels,
            String codecs,
            URI base,
            Optional<URI> init,
            List<Segment> segments) {
        Representation {
            segments = List.copyOf(segments);
        }

        /** Index of the segment that holds {@code seconds}; the last one past the end. */
        int segmentAt(double seconds) {
            int low = 0;
            int high = segments.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (segments.get(middle).startSeconds() <= seconds + 0.001) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }

        URI address(Segment segment) throws PlayerException {
            return Addresses.resolved(base, segment.reference());
        }
    }

    /**
     * One segment.
     *
     * @param reference its address as the manifest writes it, resolved when it is asked for: a long film has thousands
     * @param length -1 where the whole resource is meant
     */
    record Segment(String reference, double startSeconds, double durationSeconds, long offset, long length) {}
}
