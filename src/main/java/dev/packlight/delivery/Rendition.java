package dev.packlight.delivery;

import dev.packlight.bytes.ByteSource;
import dev.packlight.codec.Codec;
import dev.packlight.codec.StreamInfo;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Timescale;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import dev.packlight.segmentation.Cut;
import dev.packlight.segmentation.TrackTiming;

/**
 * One track of a presentation, ready to be cut.
 *
 * @param trackName name in URLs: {@code video}, or {@code aac_eng_2_128041_2_1}
 * @param label words for people, one of a kind for its codec: the title of the server manifest, else the track's name
 * @param bitrate number in {@code QualityLevels(...)}, unique for its track name
 * @param asset the chosen track
 * @param codec its codec
 * @param info what its configuration says
 * @param source the file's bytes
 * @param timing its samples on the presentation timeline
 * @param fragments its samples by fragment
 * @param segments its samples by transport stream segment
 */
public record Rendition(
        String trackName,
        String label,
        long bitrateBps,
        AssetTrack asset,
        Codec codec,
        StreamInfo info,
        ByteSource source,
        TrackTiming timing,
        Cut fragments,
        Cut segments) {

    public Track track() {
        return asset.track();
    }

    public TrackKind kind() {
        return track().kind();
    }

    public boolean isVideo() {
        return kind() == TrackKind.VIDEO;
    }

    public StreamInfo.Video video() {
        return (StreamInfo.Video) info;
    }

    public StreamInfo.Audio audio() {
        return (StreamInfo.Audio) info;
    }

    /** The fragment or segment of {@code cut} that a URL's time names, give or take a tick of rounding. */
    public int indexAt(Cut cut, long time) throws UnservableException {
        long trackTick =
                Timescale.PRESENTATION.ticksPerSecond() / track().timescale().ticksPerSecond();
        int index = cut.at(time, Math.max(TOLERANCE_TICKS, 2 * trackTick));
        if (index < 0) {
            throw new UnservableException(
                    UnservableException.Reason.FRAGMENT_TIMESTAMP_NOT_FOUND,
                    "No fragment of " + trackName + " starts at " + time + "; this track has " + cut.count()
                            + " of them, up to " + Timescale.PRESENTATION.seconds(cut.endTicks(cut.count() - 1), 3)
                            + " s.",
                    "Take the times from the manifest; they change when the file does.");
        }
        return index;
    }

    /**
     * Rounding of players that carry times in microseconds or floating point, and of rungs that count in other ticks.
     */
    private static final long TOLERANCE_TICKS = 20;
}
