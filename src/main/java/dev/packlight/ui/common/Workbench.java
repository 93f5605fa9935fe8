package dev.packlight.ui.common;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.codec.Carriage;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.origin.AssetUrls;
import dev.packlight.origin.Origin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What every place works with; the selected asset is shared by all of them.
 *
 * @param selected the asset that the person works on; null where none is
 * @param urlFilters names of the filters that addresses carry; touched on the window's thread alone
 */
public record Workbench(
        Catalogue catalogue,
        Library library,
        Origin origin,
        List<PackagingFormat> formats,
        Background background,
        TaskList tasks,
        Path dataDirectory,
        ObjectProperty<LibraryAsset> selected,
        Set<String> urlFilters) {

    public Workbench(
            Catalogue catalogue,
            Library library,
            Origin origin,
            List<PackagingFormat> formats,
            Background background,
            Path dataDirectory) {
        this(
                catalogue,
                library,
                origin,
                List.copyOf(formats),
                background,
                new TaskList(background),
                dataDirectory,
                new SimpleObjectProperty<>(),
                new TreeSet<>());
    }

    /** Whether the Play place plays the format: HLS and DASH are, Smooth Streaming and HDS are judged by other players. */
    public static boolean isPlayed(PackagingFormat format) {
        return format.carriage() == Carriage.FMP4 || format.carriage() == Carriage.TS;
    }

    /** Addresses of {@code asset} on the running origin; reads files, so not for the window's thread. */
    public Map<PackagingFormat, String> urls(LibraryAsset asset) throws Exception {
        return origin.isRunning()
                ? AssetUrls.of(
                        origin.baseUrl(),
                        asset.locator(),
                        library.publication(asset.locator()).presentation(),
                        formats)
                : new LinkedHashMap<>();
    }
}
