package dev.packlight.ui.common;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.origin.AssetUrls;
import dev.packlight.origin.Origin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What every place works with; the selected asset is shared by all of them.
 *
 * @param selected the asset that the person works on; null where none is
 */
public record Workbench(Catalogue catalogue, Library library, Origin origin, List<PackagingFormat> formats, Background background, TaskList tasks, Path dataDirectory,
        ObjectProperty<LibraryAsset> selected) {

    public Workbench(Catalogue catalogue, Library library, Origin origin, List<PackagingFormat> formats, Background background, Path dataDirectory) {
        this(catalogue, library, origin, List.copyOf(formats), background, new TaskList(background), dataDirectory, new SimpleObjectProperty<>());
    }

    /** Addresses of {@code asset} on the running origin; reads files, so not for the window's thread. */
    public Map<PackagingFormat, String> urls(LibraryAsset asset) throws Exception {
        return origin.isRunning() ? AssetUrls.of(origin.baseUrl(), asset.locator(), library.publication(asset.locator()).presentation(), formats) : new LinkedHashMap<>();
    }
}
