package dev.packlight.catalog;

import dev.packlight.isobmff.Mp4Reader;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads media files from disk. */
public final class MediaFiles {

    private static final Set<String> EXTENSIONS = Set.of("mp4", "m4v", "m4a", "mov");

    /** Whether the name is one of a media file that is looked into. */
    public static boolean isMedia(Path path) {
        return EXTENSIONS.contains(extension(path));
    }

    static boolean isServerManifest(Path path) {
        return extension(path).equals("ism");
    }

    private static String extension(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".") ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Opens and reads {@code path} and notes its source. */
    MediaFile read(Path path, Map<MediaFile, FileSource> sources) throws MediaFormatException, IOException {
        FileSource source = FileSource.open(path);
        MediaFile file = Mp4Reader.read(source, path.toString());
        sources.put(file, source);
        return file;
    }
}
