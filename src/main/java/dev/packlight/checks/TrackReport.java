package dev.packlight.checks;

import dev.packlight.codec.StreamInfo;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known of one track.
 *
 * @param info what its configuration says; empty where the codec is not known or its record cannot be read
 * @param gops its groups of pictures
 */
public record TrackReport(AssetTrack chosen, Optional<StreamInfo> info, GopStatistics gops) {

    public static TrackReport of(AssetTrack chosen) {
        return new TrackReport(chosen, Rungs.info(chosen), GopStatistics.of(chosen.track()));
    }

    public Track track() {
        return chosen.track();
    }

    public boolean isVideo() {
        return track().kind() == TrackKind.VIDEO;
    }

    public String codecName() {
        return info.map(StreamInfo::codecName).orElse(track().description().fourcc());
    }

    public String profile() {
        return info.map(StreamInfo::profile).orElse("");
    }

    /** Level for people; empty for sound. */
    public String level() {
        return video().map(StreamInfo.Video::level).orElse("");
    }

    public String rfc6381() {
        return info.map(StreamInfo::rfc6381).orElse(track().description().fourcc());
    }

    public int widthPixels() {
        return video().map(StreamInfo.Video::widthPixels)
                .orElse(track().description().widthPixels());
    }

    public int heightPixels() {
        return video().map(StreamInfo.Video::heightPixels)
                .orElse(track().description().heightPixels());
    }

    public int channels() {
        return audio().map(StreamInfo.Audio::channels)
                .orElse(track().description().channels());
    }

    public int sampleRateHz() {
        return audio().map(StreamInfo.Audio::sampleRateHz)
                .orElse((int) track().description().sampleRateHz());
    }

    public Optional<StreamInfo.Video> video() {
        return info.filter(StreamInfo.Video.class::isInstance).map(StreamInfo.Video.class::cast);
    }

    public Optional<StreamInfo.Audio> audio() {
        return info.filter(StreamInfo.Audio.class::isInstance).map(StreamInfo.Audio.class::cast);
    }

    public BigDecimal frameRate() {
        return track().frameRate();
    }
}
