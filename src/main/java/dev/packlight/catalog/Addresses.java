package dev.packlight.catalog;

import dev.packlight.delivery.Encryption;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.StreamingPolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an asset starts in each format that carries it.
 *
 * @param paths paths below the locator, not percent-encoded, by the format's id, in the order of the formats
 * @param problem why nothing can be delivered, one sentence; empty where something can
 */
public record Addresses(Map<String, String> paths, Optional<String> problem) {

    public Addresses {
        paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
    }

    /** One path per format that carries any of the asset's renditions. */
    public static Addresses of(Presentation presentation, List<PackagingFormat> formats) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (PackagingFormat format : formats) {
            boolean carried = (presentation.video().isEmpty() ? presentation.audio() : presentation.video())
                    .stream().anyMatch(format::carries);
            if (carried && supported(format, presentation.decisions().policy().streaming())) {
                paths.put(format.id(), format.locatorPath(presentation.asset()));
            }
        }
        return new Addresses(paths, Optional.empty());
    }

    /** Whether the format can do all that the policy sets for its protocol. */
    private static boolean supported(PackagingFormat format, StreamingPolicy policy) {
        Set<Encryption> kinds = policy.kinds(format.protocol());
        return !kinds.isEmpty() && kinds.stream().allMatch(format::supports);
    }

    /** Nothing can be delivered. */
    static Addresses problem(String sentence) {
        return new Addresses(Map.of(), Optional.of(sentence));
    }
}
