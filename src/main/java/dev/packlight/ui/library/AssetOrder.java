package dev.packlight.ui.library;

import dev.packlight.catalog.AssetSummary;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.ui.common.NaturalOrder;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What assets are sorted by; those that cannot be read come last whichever way. */
public enum AssetOrder {
    NAME("Name", Comparator.comparing(LibraryAsset::name, NaturalOrder.INSTANCE)),
    VERDICT("Verdict", figure(s -> s.verdict().must() * 1_000_000L + s.verdict().should())),
    PICTURE("Picture", figure(s -> s.rungs().isEmpty() ? 0 : s.rungs().getLast().averageBps())),
    CODECS("Codecs", Comparator.comparing(AssetWords::codecs, NaturalOrder.INSTANCE)),
    DURATION("Duration", figure(AssetSummary::durationTicks)),
    SIZE("Size", figure(AssetSummary::sizeBytes)),
    PATH("Path", Comparator.comparing(asset -> asset.key().toString(), NaturalOrder.INSTANCE));

    private static final Comparator<LibraryAsset> READABLE_FIRST =
            Comparator.comparing(asset -> asset.summary().isEmpty());

    private final String words;
    private final Comparator<LibraryAsset> comparator;

    AssetOrder(String words, Comparator<LibraryAsset> comparator) {
        this.words = words;
        this.comparator = comparator;
    }

    private static Comparator<LibraryAsset> figure(ToLongFunction<AssetSummary> of) {
        Function<LibraryAsset, Long> value =
                asset -> asset.summary().map(of::applyAsLong).orElse(0L);
        return Comparator.comparing(value);
    }

    /** Its name, as it heads a column. */
    public String words() {
        return words;
    }

    /** Assets in this order; equals by name, then by path, so that none changes its place by itself. */
    Comparator<LibraryAsset> in(Direction direction) {
        return READABLE_FIRST
                .thenComparing(direction == Direction.UP ? comparator : comparator.reversed())
                .thenComparing(NAME.comparator)
                .thenComparing(PATH.comparator);
    }

    /** From the least up, or from the most down. */
    public enum Direction {
        UP,
        DOWN
    }

    /** An order and its direction. */
    public record Sort(AssetOrder order, Direction direction) {

        /** How a library begins. */
        public static final Sort BY_NAME = new Sort(NAME, Direction.UP);

        /** What {@link #text} wrote; empty for anything else. */
        static Optional<Sort> parse(String text) {
            return Stream.of(AssetOrder.values())
                    .flatMap(order -> Stream.of(Direction.values()).map(direction -> new Sort(order, direction)))
                    .filter(sort -> sort.text().equals(text))
                    .findFirst();
        }

        String text() {
            return order + " " + direction;
        }

        Comparator<LibraryAsset> comparator() {
            return order.in(direction);
        }
    }
}
