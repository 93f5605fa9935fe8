package dev.packlight.catalog;

import dev.packlight.delivery.AssetFilter;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Global filters and filters of single assets; an asset's own filter wins over a global one of the same name. */
public final class Filters {

    /** As many as the original allowed in one URL. */
    private static final int MAX_IN_URL = 3;

    private static final int MAX_FILTERS = 100;

    private final Catalogue catalogue;
    private final Runnable changed;

    Filters(Catalogue catalogue, Runnable changed) {
        this.catalogue = catalogue;
        this.changed = changed;
    }

    /** Filters of {@code asset}, or the global ones where it is empty, by name. */
    public List<AssetFilter> of(Optional<Path> asset) {
        return catalogue.filters(key(asset)).values().stream()
                .map(FilterJson::read)
                .toList();
    }

    /** Adds or replaces a filter. */
    public void save(Optional<Path> asset, AssetFilter filter) {
        if (!filter.name().matches("[A-Za-z0-9_.~-]{1,64}")) {
            throw new IllegalArgumentException(
                    "A filter's name has letters, digits, dots, dashes and underscores, up to 64 of them.");
        }
        if (catalogue.filters(key(asset)).size() >= MAX_FILTERS) {
            throw new IllegalArgumentException("There are " + MAX_FILTERS + " filters already; remove one first.");
        }
        catalogue.filter(key(asset), filter.name(), FilterJson.write(filter));
        changed.run();
    }

    public void remove(Optional<Path> asset, String name) {
        catalogue.removeFilter(key(asset), name);
        changed.run();
    }

    /** Names of the filters that hold for every request to the asset's locator. */
    public List<String> bound(Path asset) {
        return catalogue
                .setting(binding(asset))
                .filter(names -> !names.isEmpty())
                .map(names -> List.of(names.split(";")))
                .orElse(List.of());
    }

    public void bind(Path asset, List<String> names) {
        catalogue.setting(binding(asset), String.join(";", names));
        changed.run();
    }

    /** The filters that a URL names, and those bound to the locator. */
    List<AssetFilter> find(Path asset, Optional<String> names) throws UnservableException {
        List<String> wanted = new ArrayList<>(bound(asset));
        List<String> asked = names.map(list -> Arrays.stream(list.split(";"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList())
                .orElse(List.of());
        if (asked.size() > MAX_IN_URL) {
            throw new UnservableException(
                    Reason.BAD_URL_SYNTAX,
                    "The URL names " + asked.size() + " filters; " + MAX_IN_URL + " is the most.",
                    "Put what they say into one filter.");
        }
        wanted.addAll(asked);
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<String, String> own = catalogue.filters(key(Optional.of(asset)));
        Map<String, String> global = catalogue.filters(key(Optional.empty()));
        List<AssetFilter> found = new ArrayList<>();
        for (String name : wanted) {
            String json = own.getOrDefault(name, global.get(name));
            if (json == null) {
                throw new UnservableException(
                        Reason.EGRESS_FILTER_NOT_FOUND,
                        "There is no filter '" + name + "' for this asset, nor a global one.",
                        "Create it in the Stream place, or leave it out of the URL.");
            }
            found.add(FilterJson.read(json));
        }
        return found;
    }

    private static String key(Optional<Path> asset) {
        return asset.map(path -> path.toAbsolutePath().toString()).orElse("");
    }

    private static String binding(Path asset) {
        return "filters of " + asset.toAbsolutePath();
    }
}
