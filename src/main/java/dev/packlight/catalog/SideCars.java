package dev.packlight.catalog;

import dev.packlight.bytes.Limits;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds subtitles that lie beside the media: those that a server manifest names, and those whose names begin like the
 * asset's.
 */
final class SideCars {

    private static final String FORCED = "forced";

    private final Path folder;
    private final MediaFiles reader;
    private final List<TextFile> found = new ArrayList<>();
    private final List<FileSource> watched = new ArrayList<>();
    private final Set<Path> taken = new LinkedHashSet<>();
    private final List<Path> media = new ArrayList<>();
    private long bytes;

    SideCars(Path folder, MediaFiles reader) {
        this.folder = folder;
        this.reader = reader;
    }

    /** Takes what a {@code textstream} names: its transcript, else its own source. */
    void entry(ServerManifest.Entry entry) throws IOException {
        String name = entry.parameter("transcriptsrc").isEmpty() ? entry.src() : entry.parameter("transcriptsrc");
        Path file;
        try {
            file = ServerManifest.Entry.within(folder, name);
        } catch (MediaFormatException e) {
            leaveOut(name, entry, "is left out: " + e.getMessage());
            return;
        }
        if (!Files.isRegularFile(file)) {
            leaveOut(name, entry, Files.exists(file) ? "is no regular file" : "is not there");
            return;
        }
        if (!MediaFiles.isSideCar(file)) {
            media.add(file);
            return;
        }
        add(
                file,
                entry.language(),
                entry.parameter("textDisplayName").isEmpty() ? entry.title() : entry.parameter("textDisplayName"),
                entry.parameter("textIsDefault").equalsIgnoreCase("true"),
                entry.parameter("forced").equalsIgnoreCase("true"),
                entry.parameter("textHlsCharacteristic"));
    }

    private void leaveOut(String name, ServerManifest.Entry entry, String obstacle) {
        found.add(new TextFile(name, entry.language(), entry.title(), false, false, "", new byte[0], obstacle));
    }

    /** Text tracks that lie in MP4 files of their own. */
    List<MediaFile> tracks(Map<MediaFile, FileSource> sources) throws IOException, MediaFormatException {
        List<MediaFile> read = new ArrayList<>();
        for (Path file : media) {
            read.add(reader.read(file, sources));
        }
        return read;
    }

    /** Takes {@code stem.vtt}, {@code stem.en.srt}, {@code stem_eng_forced.ttml} and the like. */
    void beside(List<String> stems) throws IOException {
        for (Path file : reader.sideCars(folder)) {
            String base = SourceSet.baseName(file);
            String stem = stems.stream()
                    .filter(s -> base.equals(s) || base.startsWith(s) && ".-_".indexOf(base.charAt(s.length())) >= 0)
                    .max(Comparator.comparingInt(String::length))
                    .orElse(null);
            if (stem != null && Files.isRegularFile(file)) {
                List<String> words = List.of(
                        base.substring(stem.length()).toLowerCase(Locale.ROOT).split("[._]+"));
                String language = words.stream()
                        .filter(w -> w.matches("[a-z]{2,3}(-[a-z0-9]+)*") && !w.equals(FORCED))
                        .findFirst()
                        .orElse("");
                add(file, language, "", false, words.contains(FORCED), "");
            }
        }
    }

    private void add(
            Path file, String language, String title, boolean isDefault, boolean forced, String characteristics)
            throws IOException {
        if (!taken.add(file)) {
            return;
        }
        String name = file.getFileName().toString();
        FileSource source = reader.source(file);
        String obstacle = obstacle(source.size());
        byte[] content = obstacle.isEmpty() ? source.readFully(0, (int) source.size()) : new byte[0];
        bytes += content.length;
        watched.add(source);
        found.add(new TextFile(name, language, title, isDefault, forced, characteristics, content, obstacle));
    }

    private String obstacle(long size) {
        if (size > Limits.SUBTITLE_BYTES) {
            return "has " + size + " bytes; " + Limits.SUBTITLE_BYTES + " is the most";
        }
        if (bytes + size > Limits.SUBTITLES_BYTES || found.size() >= Limits.TRACKS) {
            return "is one too many: " + Limits.SUBTITLES_BYTES + " bytes in " + Limits.TRACKS
                    + " files is the most beside one asset";
        }
        return "";
    }

    List<TextFile> found() {
        return found;
    }

    List<FileSource> watched() {
        return watched;
    }
}
