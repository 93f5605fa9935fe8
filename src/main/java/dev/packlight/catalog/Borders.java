package dev.packlight.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the library may read: everything that lies below its folders, and whatever symbolic links below those lead to
 * of which that was said.
 *
 * @param real the folders, links resolved
 * @param followed folders whose links may lead anywhere
 */
record Borders(List<Path> real, Set<Path> followed) {

    Borders {
        real = List.copyOf(real);
        followed = Set.copyOf(followed);
    }

    static Borders of(List<Path> roots, Set<Path> followed) {
        return new Borders(roots.stream().flatMap(Borders::real).toList(), followed);
    }

    /** A single file brings its folder along, because a server manifest names files beside it. */
    private static Stream<Path> real(Path root) {
        try {
            return Files.isDirectory(root)
                    ? Stream.of(root.toRealPath())
                    : Stream.of(
                            root.toRealPath(),
                            Objects.requireNonNull(root.toAbsolutePath().getParent())
                                    .toRealPath());
        } catch (IOException e) {
            return Stream.of(root);
        }
    }

    /** Whether {@code path} may be read; what is not there may, and gives its own error. */
    boolean admit(Path path) {
        if (followed.stream().anyMatch(path::startsWith)) {
            return true;
        }
        try {
            Path target = path.toRealPath();
            return real.stream().anyMatch(target::startsWith);
        } catch (IOException e) {
            return true;
        }
    }
}
