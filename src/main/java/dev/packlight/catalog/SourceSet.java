package dev.packlight.catalog;

import dev.packlight.media.Asset;
import dev.packlight.media.AssetTrack;
import dev.packlight.media.MediaFile;
import dev.packlight.media.MediaFormatException;
import dev.packlight.media.Track;
import dev.packlight.media.TrackKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The files that make one asset.
 *
 * @param name the asset's name
 * @param origin how the set was recognised
 * @param key the path that identifies it: the server manifest, else its first file
 * @param files its media files; empty for a server manifest, which names them itself
 */
public record SourceSet(String name, Asset.Origin origin, Path key, List<Path> files) {

    public SourceSet {
        files = List.copyOf(files);
    }

    public static SourceSet serverManifest(Path ism) {
        return new SourceSet(baseName(ism), Asset.Origin.SERVER_MANIFEST, ism, List.of());
    }

    public static SourceSet singleFile(Path file) {
        return new SourceSet(baseName(file), Asset.Origin.SINGLE_FILE, file, List.of(file));
    }

    static String baseName(Path path) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Where the set lies: the folder of {@link #key}. */
    public Path folder() {
        return Objects.requireNonNull(key.toAbsolutePath().getParent(), "a file lies in a folder");
    }

    /** Opens and reads every file of the set. */
    public OpenAsset open(MediaFiles reader) throws MediaFormatException, IOException {
        return origin == Asset.Origin.SERVER_MANIFEST ? openManifest(reader) : openFiles(reader);
    }

    private OpenAsset openManifest(MediaFiles reader) throws MediaFormatException, IOException {
        FileSource manifestSource = reader.source(key);
        ServerManifest manifest = ServerManifest.read(key);
        Map<MediaFile, FileSource> sources = new LinkedHashMap<>();
        Map<String, MediaFile> byName = new LinkedHashMap<>();
        List<AssetTrack> tracks = new ArrayList<>();
        SideCars texts = new SideCars(folder(), reader);
        for (ServerManifest.Entry entry : manifest.tracks()) {
            if (entry.kind().equals("textstream")) {
                texts.entry(entry);
                continue;
            }
            MediaFile file = byName.get(entry.src());
            if (file == null) {
                file = reader.read(resolve(entry.src()), sources);
                byName.put(entry.src(), file);
            }
            choose(entry, file, tracks);
        }
        texts.beside(List.of(name));
        for (MediaFile file : texts.tracks(sources)) {
            byName.putIfAbsent(file.fileName(), file);
        }
        Asset asset = new Asset(
                name, origin, List.copyOf(byName.values()), tracks, manifest.fragmentsPerHlsSegment(), texts.found());
        List<FileSource> watched = new ArrayList<>(sources.values());
        watched.addAll(texts.watched());
        watched.add(manifestSource);
        return new OpenAsset(asset, sources, watched);
    }

    /** A file that the manifest names; it may not lie outside the manifest's folder. */
    private Path resolve(String src) throws MediaFormatException, IOException {
        Path file = ServerManifest.Entry.within(folder(), src);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, "the server manifest names '" + src + "', which is not there");
        }
        return file;
    }

    private static void choose(ServerManifest.Entry entry, MediaFile file, List<AssetTrack> tracks)
            throws MediaFormatException {
        TrackKind kind = entry.kind().equals("video") ? TrackKind.VIDEO : TrackKind.AUDIO;
        Track track = file.tracks(kind).stream()
                .filter(t ->
                        entry.trackId().isEmpty() || t.id() == entry.trackId().getAsInt())
                .findFirst()
                .orElseThrow(() -> MediaFormatException.malformed(
                        "the server manifest wants " + entry.kind() + " track "
                                + (entry.trackId().isPresent() ? entry.trackId().getAsInt() : "") + " of '"
                                + entry.src() + "', which has none",
                        "smil/body/switch",
                        -1,
                        "Azure Media Services server manifest"));
        String language = entry.language().length() == 3 ? entry.language().toLowerCase(Locale.ROOT) : track.language();
        tracks.add(new AssetTrack(
                file,
                track,
                kind == TrackKind.AUDIO ? entry.name() : "",
                entry.title(),
                language,
                entry.bitrateBps().isPresent() && entry.bitrateBps().getAsLong() > 0
                        ? entry.bitrateBps()
                        : OptionalLong.empty(),
                entry.parameter("role"),
                entry.parameter("accessibility")));
    }

    private OpenAsset openFiles(MediaFiles reader) throws MediaFormatException, IOException {
        Map<MediaFile, FileSource> sources = new LinkedHashMap<>();
        List<MediaFile> read = new ArrayList<>();
        for (Path file : files) {
            read.add(reader.read(file, sources));
        }
        List<AssetTrack> tracks = new ArrayList<>();
        for (MediaFile file : read) {
            boolean audioToo = origin == Asset.Origin.SINGLE_FILE || SetRecognizer.givesAudio(file, read);
            for (Track track : file.tracks()) {
                if (track.kind() == TrackKind.VIDEO || track.kind() == TrackKind.AUDIO && audioToo) {
                    tracks.add(AssetTrack.of(file, track));
                }
            }
        }
        SideCars texts = new SideCars(folder(), reader);
        List<String> stems =
                new ArrayList<>(files.stream().map(SourceSet::baseName).toList());
        stems.add(name);
        texts.beside(stems);
        List<FileSource> watched = new ArrayList<>(sources.values());
        watched.addAll(texts.watched());
        return new OpenAsset(
                new Asset(name, origin, read, tracks, Asset.DEFAULT_FRAGMENTS_PER_HLS_SEGMENT, texts.found()),
                sources,
                watched);
    }
}
