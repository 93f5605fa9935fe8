package dev.packlight.player;

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

    /** One track at one bit rate. */
    record Representation(
            String label,
            long bandwidthBps,
            int widthPixels,
            int heightPixels,
            String codecs,
            Optional<URI> init,
            List<Segment> segments) {
        Representation {
            segments = List.copyOf(segments);
        }

        /** Index of the segment that holds {@code seconds}; the last one past the end. */
        int segmentAt(double seconds) {
            int index = 0;
            while (index + 1 < segments.size() && segments.get(index + 1).startSeconds() <= seconds + 0.001) {
                index++;
            }
            return index;
        }
    }

    /** One segment; {@code length} is -1 where the whole resource is meant. */
    record Segment(URI uri, double startSeconds, double durationSeconds, long offset, long length) {}
}
