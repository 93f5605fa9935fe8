package dev.packlight.catalog;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What scans learned of sets, by the sets' fingerprints; the catalogue keeps it from start to start. */
final class ScanMemory {

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Known> unwritten = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** What was learned of the set that had this fingerprint. */
    record Known(String fingerprint, Learned learned) {}

    /** Takes over what was kept from earlier starts; what this one learned already wins. */
    void load(Map<String, Known> kept) {
        kept.forEach(known::putIfAbsent);
    }

    /** What is known of the set as long as it is what it was. */
    Optional<Learned> recall(SourceSet set, String fingerprint) {
        asked.add(key(set));
        return last(set).filter(k -> k.fingerprint.equals(fingerprint)).map(Known::learned);
    }

    /** What was learned of the set last. */
    Optional<Known> last(SourceSet set) {
        return Optional.ofNullable(known.get(key(set)));
    }

    void learn(SourceSet set, String fingerprint, Learned learned) {
        Known fresh = new Known(fingerprint, learned);
        known.put(key(set), fresh);
        unwritten.put(key(set), fresh);
    }

    /** What the catalogue does not hold yet. */
    Map<String, Known> unwritten() {
        return new HashMap<>(unwritten);
    }

    /** The catalogue holds these now. */
    void written(Map<String, Known> held) {
        held.forEach(unwritten::remove);
    }

    /** Forgets the sets below the roots that nobody asked for since the last time: their files are gone. */
    Set<String> forgetUnasked(List<Path> roots) {
        Set<String> gone = new HashSet<>(known.keySet());
        gone.removeAll(asked);
        gone.removeIf(key -> roots.stream().noneMatch(root -> Path.of(key).startsWith(root)));
        gone.forEach(known::remove);
        gone.forEach(unwritten::remove);
        asked.clear();
        return gone;
    }

    /** The same path may be a set's first file and a file on its own. */
    private static String key(SourceSet set) {
        return set.key().toAbsolutePath() + "/" + set.origin().name();
    }
}
