package dev.packlight.catalog;

import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            if (carried && format.supports(presentation.decisions().protection())) {
                paths.put(format.id(), format.locatorPath(presentation.asset()));
            }
        }
        return new Addresses(paths, Optional.empty());
    }

    /** Nothing can be delivered. */
    static Addresses problem(String sentence) {
        return new Addresses(Map.of(), Optional.of(sentence));
    }
}
