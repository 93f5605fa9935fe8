package dev.packlight.media;

import java.util.OptionalLong;

/**
 * A track chosen for delivery.
 *
 * @param file the file that holds it
 * @param track the track
 * @param name track name of the server manifest; empty where none was given
 * @param title words for people; empty where none were given
 * @param language ISO 639-2/T code of the server manifest, else of the track
 * @param declaredBps {@code systemBitrate} of the server manifest
 * @param role {@code role} of the server manifest by the DASH role scheme, {@code alternate} for example; empty where
 *     none is given
 * @param accessibility {@code accessibility} of the server manifest, {@code description} for example; empty where none
 *     is given
 */
public record AssetTrack(
        MediaFile file,
        Track track,
        String name,
        String title,
        String language,
        OptionalLong declaredBps,
        String role,
        String accessibility) {

    /** A track that no server manifest describes. */
    public static AssetTrack of(MediaFile file, Track track) {
        return new AssetTrack(file, track, "", "", track.language(), OptionalLong.empty(), "", "");
    }

    /** Whether it describes the picture for those who cannot see it. */
    public boolean describesVideo() {
        return accessibility.equals("description");
    }

    /** The bit rate that names this track in URLs: the declared one, else the measured average. */
    public long nominalBps() {
        return declaredBps.orElseGet(() -> Math.max(1, track.averageBps()));
    }
}
