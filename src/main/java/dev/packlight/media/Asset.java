package dev.packlight.media;

import java.util.Comparator;
import java.util.List;

/**
 * A programme: one or more files that hold it at one or more bit rates.
 *
 * @param name what the user calls it; also the name before {@code .ism} in its URLs
 * @param origin how the set was recognised
 * @param files all its files
 * @param tracks the tracks that are delivered, video first, each kind by ascending bit rate
 * @param fragmentsPerHlsSegment fragments that one TS segment joins, 1 or more
 * @param texts subtitles beside the media
 */
public record Asset(
        String name,
        Origin origin,
        List<MediaFile> files,
        List<AssetTrack> tracks,
        int fragmentsPerHlsSegment,
        List<TextFile> texts) {

    /** Fragments that one TS segment joins unless the server manifest says otherwise. */
    public static final int DEFAULT_FRAGMENTS_PER_HLS_SEGMENT = 3;

    /** How a set was recognised. */
    public enum Origin {
        /** A server manifest names the files. */
        SERVER_MANIFEST,
        /** Loose files of one folder that are the same programme. */
        GROUPED,
        /** One file alone. */
        SINGLE_FILE
    }

    public Asset {
        files = List.copyOf(files);
        texts = List.copyOf(texts);
        tracks = tracks.stream()
                .sorted(Comparator.comparing((AssetTrack t) -> t.track().kind()).thenComparing(AssetTrack::nominalBps))
                .toList();
        if (fragmentsPerHlsSegment < 1) {
            throw new IllegalArgumentException("fragments per HLS segment: " + fragmentsPerHlsSegment);
        }
    }

    public List<AssetTrack> tracks(TrackKind kind) {
        return tracks.stream().filter(t -> t.track().kind() == kind).toList();
    }

    public long sizeBytes() {
        return files.stream().mapToLong(MediaFile::sizeBytes).sum();
    }

    /** Longest movie duration of its files, in ticks of {@link Timescale#PRESENTATION}. */
    public long durationTicks() {
        return files.stream()
                .mapToLong(f -> f.timescale().rescale(f.durationTicks(), Timescale.PRESENTATION, Rounding.NEAREST))
                .max()
                .orElse(0);
    }
}
