package dev.packlight.media;

import java.util.List;

/**
 * What one file of an asset holds.
 *
 * @param path the file's name as the user knows it
 * @param sizeBytes its length
 * @param majorBrand {@code ftyp} major brand, empty where the file has none
 * @param durationTicks movie duration
 * @param timescale of {@code durationTicks}
 * @param indexFirst whether {@code moov} comes before the media
 * @param tracks its tracks in file order
 */
public record MediaFile(
        String path,
        long sizeBytes,
        String majorBrand,
        long durationTicks,
        Timescale timescale,
        boolean indexFirst,
        List<Track> tracks) {

    public MediaFile {
        tracks = List.copyOf(tracks);
    }

    public List<Track> tracks(TrackKind kind) {
        return tracks.stream().filter(track -> track.kind() == kind).toList();
    }

    /** Last part of the path. */
    public String fileName() {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
