package dev.packlight.catalog;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folders that a scan looks into: all below the roots, and those behind links that the borders admit; none twice.
 */
final class WatchedFolders {

    private static final int MAX_DEPTH = 32;

    private final Borders borders;
    private final int most;
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Set<Path> seen = new LinkedHashSet<>();

    private WatchedFolders(Borders borders, int most) {
        this.borders = borders;
        this.most = most;
    }

    /** No more than {@code most} of them. */
    static List<Path> of(List<Path> roots, Borders borders, int most) throws IOException {
        WatchedFolders folders = new WatchedFolders(borders, most);
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                folders.waiting.add(root);
            } else {
                folders.seen.add(root.toAbsolutePath().getParent());
            }
        }
        while (!folders.waiting.isEmpty()) {
            folders.walk(folders.waiting.poll());
        }
        return List.copyOf(folders.seen);
    }

    /** Walks what {@code shown} leads to; links are named as if they lay below it. */
    private void walk(Path shown) throws IOException {
        Path real = shown.toRealPath();
        Files.walkFileTree(real, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (seen.size() >= most) {
                    return FileVisitResult.TERMINATE;
                }
                return seen.add(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
                    Path named = shown.resolve(real.relativize(file));
                    if (borders.admit(named)) {
                        waiting.add(named);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
