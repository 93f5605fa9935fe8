package dev.packlight.testing;

import dev.packlight.app.Formats;
import dev.packlight.delivery.ListingReader;
import java.util.List;

/** How players read the manifests of our formats. */
public final class Readers {

    public static final List<ListingReader> ALL = Formats.all().stream()
            .flatMap(format -> format.reader().stream())
            .distinct()
            .toList();

    private Readers() {}
}
