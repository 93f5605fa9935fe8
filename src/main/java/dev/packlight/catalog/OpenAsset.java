package dev.packlight.catalog;

import dev.packlight.delivery.Sources;
import dev.packlight.media.Asset;
import dev.packlight.media.MediaFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An asset whose files were read.
 *
 * @param asset what they hold
 * @param sources the bytes of each media file
 * @param watched every file whose change makes this stale, the server manifest included
 */
public record OpenAsset(Asset asset, Map<MediaFile, FileSource> sources, List<FileSource> watched) {

    public OpenAsset {
        sources = Map.copyOf(sources);
        watched = List.copyOf(watched);
    }

    public boolean isCurrent() {
        for (FileSource source : watched) {
            if (!source.isCurrent()) {
                return false;
            }
        }
        return true;
    }

    /** Latest modification of any of the files. */
    public long modifiedMillis() {
        return watched.stream().mapToLong(s -> s.stamp().modifiedMillis()).max().orElse(0);
    }

    /** Bytes of the media files, and what tells whether any watched file is another one. */
    public Sources bytes() {
        return new Sources(
                Map.copyOf(sources),
                watched.stream()
                        .map(source -> source.path() + " " + source.stamp())
                        .collect(Collectors.joining("\n")));
    }
}
