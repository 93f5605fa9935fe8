package dev.packlight.ui.common;

import dev.packlight.catalog.LibraryAsset;
import dev.packlight.codec.Carriage;
import dev.packlight.delivery.ListingReader;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.UnservableException;
import dev.packlight.origin.AssetUrls;
import dev.packlight.origin.Origin;
import dev.packlight.origin.Publications;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the origin serves, and where.
 *
 * @param formats in the order of the list
 */
public record Served(Origin origin, Publications publications, List<PackagingFormat> formats) {

    public Served {
        formats = List.copyOf(formats);
    }

    /**
     * Whether the Play place plays the format: HLS and DASH are, Smooth Streaming and HDS are judged by other players.
     */
    public static boolean isPlayed(PackagingFormat format) {
        return format.reader().isPresent();
    }

    /** How a player reads the manifests of the formats that are played. */
    public List<ListingReader> readers() {
        return formats.stream()
                .flatMap(format -> format.reader().stream())
                .distinct()
                .toList();
    }

    /** What the player begins with: fragmented MP4, whose segments say their own times. */
    public PackagingFormat preferred() {
        return formats.stream()
                .filter(format -> format.carriage() == Carriage.FMP4)
                .findFirst()
                .orElseGet(formats::getFirst);
    }

    public boolean isRunning() {
        return origin.isRunning();
    }

    /** Addresses of {@code asset} on the running origin; reads files, so not for the window's thread. */
    public Map<PackagingFormat, String> urls(LibraryAsset asset) throws UnservableException {
        return isRunning()
                ? AssetUrls.of(
                        origin.baseUrl(),
                        asset.locator(),
                        publications.find(asset.locator()).presentation(),
                        formats)
                : new LinkedHashMap<>();
    }
}
