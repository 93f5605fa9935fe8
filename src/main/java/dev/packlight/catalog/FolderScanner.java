package dev.packlight.catalog;

import dev.packlight.media.Asset;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Finds media below folders and recognises the sets in it. Files that did not change are not read again. */
final class FolderScanner {

    private static final int MAX_DEPTH = 32;

    private final MediaFiles reader;
    private final Map<Path, Remembered> remembered = new HashMap<>();

    FolderScanner(MediaFiles reader) {
        this.reader = reader;
    }

    /** What a file was when it was last read. */
    private record Remembered(
            FileSource.Stamp stamp,
            Optional<SetRecognizer.Candidate> candidate,
            Optional<AssetSummary> summary,
            Optional<String> problem) {}

    /** A set with what reading it gave. */
    record Found(SourceSet set, Optional<AssetSummary> summary, Optional<String> problem) {}

    /**
     * Scans one root, a folder or a single file; reports each folder's sets when they are known.
     *
     * @param stop asked between files; true ends the scan early
     */
    void scan(Path root, Consumer<List<Found>> report, BooleanSupplier stop) throws IOException {
        if (Files.isRegularFile(root)) {
            report.accept(List.of(found(
                    MediaFiles.isServerManifest(root) ? SourceSet.serverManifest(root) : SourceSet.singleFile(root))));
            return;
        }
        for (List<Path> files : filesByFolder(root).values()) {
            if (stop.getAsBoolean()) {
                return;
            }
            report.accept(folder(files, stop));
        }
    }

    private static Map<Path, List<Path>> filesByFolder(Path root) throws IOException {
        Map<Path, List<Path>> folders = new TreeMap<>();
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && (MediaFiles.isMedia(file) || MediaFiles.isServerManifest(file))) {
                    folders.computeIfAbsent(file.getParent(), key -> new ArrayList<>())
                            .add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(root)) {
                    throw e;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return folders;
    }

    private List<Found> folder(List<Path> files, BooleanSupplier stop) {
        List<Found> found = new ArrayList<>();
        Set<Path> taken = new HashSet<>();
        for (Path file :
                files.stream().filter(MediaFiles::isServerManifest).sorted().toList()) {
            SourceSet set = SourceSet.serverManifest(file);
            taken.addAll(named(file));
            found.add(found(set));
        }
        List<SetRecognizer.Candidate> loose = new ArrayList<>();
        for (Path file : files) {
            if (stop.getAsBoolean()) {
                return found;
            }
            if (MediaFiles.isMedia(file)
                    && !taken.contains(file.toAbsolutePath().normalize())) {
                Remembered known = remember(file);
                known.candidate.ifPresentOrElse(
                        loose::add,
                        () -> found.add(new Found(SourceSet.singleFile(file), Optional.empty(), known.problem)));
            }
        }
        for (SourceSet set : SetRecognizer.group(loose)) {
            found.add(
                    set.origin() == Asset.Origin.SINGLE_FILE
                            ? new Found(set, remember(set.key()).summary, Optional.empty())
                            : found(set));
        }
        return found;
    }

    /** Media files that a server manifest claims; they are not listed again on their own. */
    private static List<Path> named(Path ism) {
        try {
            Path folder = ism.toAbsolutePath().getParent();
            List<Path> named = new ArrayList<>();
            for (ServerManifest.Entry entry : ServerManifest.read(ism).tracks()) {
                named.add(entry.file(folder));
            }
            return named;
        } catch (MediaFormatException | IOException e) {
            return List.of();
        }
    }

    private Found found(SourceSet set) {
        try {
            OpenAsset open = set.open(reader);
            return new Found(set, Optional.of(AssetSummary.of(open.asset())), Optional.empty());
        } catch (MediaFormatException | IOException e) {
            return new Found(set, Optional.empty(), Optional.of(sentence(e)));
        }
    }

    private Remembered remember(Path file) {
        try {
            FileSource.Stamp stamp = FileSource.Stamp.of(file);
            Remembered known = remembered.get(file);
            if (known == null || !known.stamp.equals(stamp)) {
                known = read(file, stamp);
                remembered.put(file, known);
            }
            return known;
        } catch (IOException e) {
            return new Remembered(
                    new FileSource.Stamp(0, 0, ""), Optional.empty(), Optional.empty(), Optional.of(sentence(e)));
        }
    }

    private Remembered read(Path file, FileSource.Stamp stamp) {
        try {
            OpenAsset open = SourceSet.singleFile(file).open(reader);
            return new Remembered(
                    stamp,
                    Optional.of(SetRecognizer.Candidate.of(
                            file, open.asset().files().getFirst())),
                    Optional.of(AssetSummary.of(open.asset())),
                    Optional.empty());
        } catch (MediaFormatException | IOException e) {
            return new Remembered(stamp, Optional.empty(), Optional.empty(), Optional.of(sentence(e)));
        }
    }

    /** What went wrong, in words. */
    static String sentence(Exception e) {
        return switch (e) {
            case NoSuchFileException missing ->
                missing.getReason() == null
                        ? "The file " + missing.getFile() + " is not there."
                        : upper(missing.getReason()) + ".";
            case MediaFormatException format -> upper(format.getMessage()) + ".";
            default -> "The file cannot be read: " + e.getMessage() + ".";
        };
    }

    private static String upper(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
