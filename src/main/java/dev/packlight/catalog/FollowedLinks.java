package dev.packlight.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Below which of the library's folders symbolic links may lead out of them; kept in the catalogue. */
public final class FollowedLinks {

    private static final String SETTING = "follow links of ";

    private final Catalogue catalogue;
    private final Map<Path, Boolean> known = new ConcurrentHashMap<>();
    private volatile boolean everywhere;

    FollowedLinks(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Read once and known from then on, so that a menu may ask. */
    public boolean isFollowed(Path root) {
        return everywhere
                || known.computeIfAbsent(
                        root, r -> catalogue.setting(SETTING + r).isPresent());
    }

    /** Follows links below {@code root} from the next scan on. */
    public void follow(Path root) {
        catalogue.setting(SETTING + root, "true");
        known.put(root, true);
    }

    /** Stays within the library's folders from the next scan on. */
    public void stay(Path root) {
        catalogue.removeSetting(SETTING + root);
        known.put(root, false);
    }

    /** Follows all links until the program ends. */
    public void followAllForNow() {
        everywhere = true;
    }

    Set<Path> among(List<Path> roots) {
        return roots.stream().filter(this::isFollowed).collect(Collectors.toSet());
    }
}
