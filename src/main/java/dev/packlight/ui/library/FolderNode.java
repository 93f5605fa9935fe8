package dev.packlight.ui.library;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.NaturalOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A folder of the library that holds assets, or one of its roots.
 *
 * @param assets how many lie in it and below
 * @param children folders in it that hold some
 */
public record FolderNode(Path path, int assets, List<FolderNode> children) {

    private static final Comparator<Path> BY_NAME = Comparator.comparing(Path::toString, NaturalOrder.INSTANCE);

    public FolderNode {
        children = List.copyOf(children);
    }

    /** Its last name, or the whole path where it has none. */
    public String name() {
        return Optional.ofNullable(path.getFileName()).orElse(path).toString();
    }

    /** The roots in the user's order, and below each the folders in which assets lie. */
    static List<FolderNode> of(List<Path> roots, List<LibraryAsset> assets) {
        Map<Path, Integer> counts = new HashMap<>();
        Map<Path, SortedSet<Path>> children = new HashMap<>();
        for (LibraryAsset asset : assets) {
            roots.stream().filter(root -> isWithin(asset, root)).findFirst().ifPresent(root -> {
                Path at = root;
                for (Path name : below(root, asset.folder())) {
                    Path child = at.resolve(name);
                    counts.merge(child, 1, Integer::sum);
                    children.computeIfAbsent(at, p -> new TreeSet<>(BY_NAME)).add(child);
                    at = child;
                }
                counts.merge(root, 1, Integer::sum);
            });
        }
        return roots.stream().map(root -> node(root, counts, children)).toList();
    }

    /** The names that lead from a root down to a folder in it; none where the root is a file. */
    private static Iterable<Path> below(Path root, Path folder) {
        return folder.startsWith(root) && !folder.equals(root) ? root.relativize(folder) : List.of();
    }

    private static FolderNode node(Path path, Map<Path, Integer> counts, Map<Path, SortedSet<Path>> children) {
        return new FolderNode(
                path,
                counts.getOrDefault(path, 0),
                children.getOrDefault(path, new TreeSet<>()).stream()
                        .map(child -> node(child, counts, children))
                        .toList());
    }

    /** Whether an asset lies in a folder, or is made of the file that {@code path} is. */
    static boolean isWithin(LibraryAsset asset, Path path) {
        return asset.folder().startsWith(path)
                || asset.key().equals(path)
                || asset.set().files().contains(path);
    }
}
