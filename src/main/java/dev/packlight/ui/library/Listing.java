package dev.packlight.ui.library;

import dev.packlight.catalog.AssetSummary;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.NaturalOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A state of the library, sorted and counted away from the window's thread.
 *
 * @param snapshot what it was made of
 * @param sort how {@code assets} are sorted
 * @param assets those that did not change are the very objects of the listing before
 * @param codecs of pictures, by name
 * @param heights of pictures, by height
 */
record Listing(
        Library.Snapshot snapshot,
        AssetOrder.Sort sort,
        List<LibraryAsset> assets,
        List<String> codecs,
        List<String> heights,
        List<FolderNode> folders) {

    static final Listing NOTHING = of(
            new Library.Snapshot(List.of(), List.of(), false, List.of(), List.of()),
            AssetOrder.Sort.BY_NAME,
            List.of());

    /** @param before the assets of the listing before */
    static Listing of(Library.Snapshot snapshot, AssetOrder.Sort sort, List<LibraryAsset> before) {
        Map<Path, LibraryAsset> known = new HashMap<>();
        before.forEach(asset -> known.put(asset.key(), asset));
        List<LibraryAsset> sorted = snapshot.assets().stream()
                .map(asset -> asset.equals(known.get(asset.key())) ? known.get(asset.key()) : asset)
                .sorted(sort.comparator())
                .toList();
        return new Listing(
                snapshot,
                sort,
                sorted,
                values(sorted, s -> s.rungs().stream().map(AssetSummary.Rung::codec)),
                values(sorted, s -> s.rungs().stream().map(AssetSummary.Rung::label)),
                FolderNode.of(snapshot.roots(), snapshot.assets()));
    }

    private static List<String> values(List<LibraryAsset> assets, Function<AssetSummary, Stream<String>> of) {
        return assets.stream()
                .flatMap(asset -> asset.summary().stream())
                .flatMap(of)
                .collect(Collectors.toCollection(() -> new TreeSet<>(NaturalOrder.INSTANCE)))
                .stream()
                .toList();
    }
}
