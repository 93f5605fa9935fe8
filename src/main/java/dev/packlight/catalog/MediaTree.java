package dev.packlight.catalog;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The media files below a folder.
 *
 * <p>Folders behind symbolic links come after all others, and none is looked through twice, so that links in a circle
 * end.
 */
final class MediaTree {

    private static final int MAX_DEPTH = 32;

    private final Borders borders;
    private final Map<Path, List<Path>> folders = new TreeMap<>();
    private final List<Path> notFollowed = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();
    private final Deque<Path> links = new ArrayDeque<>();
    private final Set<Path> seen = new HashSet<>();

    private MediaTree(Borders borders) {
        this.borders = borders;
    }

    static MediaTree of(Path root, Borders borders) throws IOException {
        MediaTree tree = new MediaTree(borders);
        tree.walk(root);
        while (!tree.links.isEmpty()) {
            tree.follow(tree.links.poll());
        }
        tree.folders.values().forEach(files -> files.sort(null));
        return tree;
    }

    /** Media files and server manifests, by folder, in order. */
    Map<Path, List<Path>> filesByFolder() {
        return folders;
    }

    /** Links that lead out of the library's folders. */
    List<Path> notFollowed() {
        return notFollowed;
    }

    /** Folders that cannot be looked into. */
    List<Path> unreadable() {
        return unreadable;
    }

    private void follow(Path link) throws IOException {
        if (!Files.exists(link)) {
            return;
        }
        if (!borders.admit(link)) {
            if (Files.isDirectory(link) || isWanted(link)) {
                notFollowed.add(link);
            }
        } else if (Files.isDirectory(link)) {
            walk(link);
        } else if (Files.isRegularFile(link)) {
            take(link);
        }
    }

    private static boolean isWanted(Path file) {
        return MediaFiles.isMedia(file) || MediaFiles.isServerManifest(file);
    }

    private void take(Path file) {
        if (isWanted(file)) {
            folders.computeIfAbsent(file.getParent(), key -> new ArrayList<>()).add(file);
        }
    }

    /** Walks what {@code shown} leads to; files are named as if they lay below it. */
    private void walk(Path shown) throws IOException {
        Path real = shown.toRealPath();
        Files.walkFileTree(real, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return seen.add(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path named = shown.resolve(real.relativize(file));
                if (attributes.isSymbolicLink()) {
                    links.add(named);
                } else if (attributes.isRegularFile()) {
                    take(named);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(real)) {
                    throw e;
                }
                unreadable.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
