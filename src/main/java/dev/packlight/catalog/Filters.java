package dev.packlight.catalog;

import dev.packlight.delivery.AssetFilter;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Global filters and filters of single assets; an asset's own filter wins over a global one of the same name. */
public final class Filters {

    private static final Logger LOG = LoggerFactory.getLogger(Filters.class);
    /** As many as the original allowed in one URL. */
    private static final int MAX_IN_URL = 3;

    private static final int MAX_FILTERS = 100;

    private static final String BINDING = "filters of ";

    private final Catalogue catalogue;
    private volatile Known known;

    /**
     * All filters at one moment, so that a request asks no database.
     *
     * @param filters by the asset's key, then by name; the global ones have an empty key
     * @param bound names by the asset's key
     */
    private record Known(Map<String, Map<String, AssetFilter>> filters, Map<String, List<String>> bound) {}

    Filters(Catalogue catalogue) {
        this.catalogue = catalogue;
        read();
    }

    private void read() {
        Map<String, Map<String, AssetFilter>> filters = new HashMap<>();
        catalogue
                .filters()
                .forEach((asset, byName) -> byName.forEach((name, json) -> {
                    try {
                        filters.computeIfAbsent(asset, key -> new LinkedHashMap<>())
                                .put(name, FilterJson.read(json));
                    } catch (IllegalArgumentException e) {
                        LOG.warn("the filter {} of '{}' is left out: {}", name, asset, e.getMessage());
                    }
                }));
        Map<String, List<String>> bound = new HashMap<>();
        catalogue.settings(BINDING).forEach((asset, names) -> {
            if (!names.isEmpty()) {
                bound.put(asset, List.of(names.split(";")));
            }
        });
        known = new Known(filters, bound);
    }

    /** Filters of {@code asset}, or the global ones where it is empty, by name. */
    public List<AssetFilter> of(Optional<Path> asset) {
        return List.copyOf(ofKey(key(asset)).values());
    }

    /** Adds or replaces a filter. */
    public synchronized void save(Optional<Path> asset, AssetFilter filter) {
        if (!filter.name().matches("[A-Za-z0-9_.~-]{1,64}")) {
            throw new IllegalArgumentException(
                    "A filter's name has letters, digits, dots, dashes and underscores, up to 64 of them.");
        }
        if (ofKey(key(asset)).size() >= MAX_FILTERS) {
            throw new IllegalArgumentException("There are " + MAX_FILTERS + " filters already; remove one first.");
        }
        catalogue.filter(key(asset), filter.name(), FilterJson.write(filter));
        read();
    }

    public synchronized void remove(Optional<Path> asset, String name) {
        catalogue.removeFilter(key(asset), name);
        read();
    }

    /** Names of the filters that hold for every request to the asset's locator. */
    public List<String> bound(Path asset) {
        return known.bound.getOrDefault(key(Optional.of(asset)), List.of());
    }

    public synchronized void bind(Path asset, List<String> names) {
        catalogue.setting(BINDING + key(Optional.of(asset)), String.join(";", names));
        read();
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
        Map<String, AssetFilter> own = ofKey(key(Optional.of(asset)));
        Map<String, AssetFilter> global = ofKey(key(Optional.empty()));
        List<AssetFilter> found = new ArrayList<>();
        for (String name : wanted) {
            AssetFilter filter = own.getOrDefault(name, global.get(name));
            if (filter == null) {
                throw new UnservableException(
                        Reason.EGRESS_FILTER_NOT_FOUND,
                        "There is no filter '" + name + "' for this asset, nor a global one.",
                        "Create it in the Stream place, or leave it out of the URL.");
            }
            found.add(filter);
        }
        return found;
    }

    private static String key(Optional<Path> asset) {
        return asset.map(path -> path.toAbsolutePath().toString()).orElse("");
    }

    private Map<String, AssetFilter> ofKey(String asset) {
        return known.filters.getOrDefault(asset, Map.of());
    }
}
