package dev.packlight.player.load;

import dev.packlight.delivery.StreamListing.Segment;
import dev.packlight.delivery.StreamListing.Track;
import dev.packlight.media.Ticks;
import dev.packlight.player.PlayerException;
import java.net.URI;
import java.util.List;

/**
 * What a player needs of any manifest, all playlists loaded.
 *
 * @param video by ascending bandwidth; empty for sound alone
 * @param audio tracks of their own; empty where sound is inside the video's segments or there is none
 * @param text subtitles
 */
record StreamManifest(
        long durationTicks, List<Representation> video, List<Representation> audio, List<Representation> text) {

    StreamManifest {
        video = List.copyOf(video);
        audio = List.copyOf(audio);
        text = List.copyOf(text);
    }

    /**
     * One track at one bit rate.
     *
     * @param base address of the manifest or playlist that lists the segments
     * @param segments their addresses as written, resolved when they are asked for: a long film has thousands
     */
    record Representation(Track track, URI base, List<Segment> segments) {

        String label() {
            return track.label();
        }

        long bandwidthBps() {
            return track.bandwidthBps();
        }

        long endTicks() {
            return segments.isEmpty() ? 0 : segments.getLast().time().endTicks();
        }

        /** Index of the segment that holds {@code ticks}, give or take a millisecond; the last one past the end. */
        int segmentAt(long ticks) {
            int low = 0;
            int high = segments.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (segments.get(middle).time().startTicks() <= ticks + Ticks.PER_MILLISECOND) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }

        URI address(Segment segment) throws PlayerException {
            return Addresses.resolved(base, segment.address());
        }
    }
}
