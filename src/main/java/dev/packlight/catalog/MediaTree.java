package dev.packlight.catalog;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The media files below a folder. */
final class MediaTree {

    private static final int MAX_DEPTH = 32;

    private MediaTree() {}

    static Map<Path, List<Path>> filesByFolder(Path root) throws IOException {
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
        folders.values().forEach(files -> files.sort(null));
        return folders;
    }
}
