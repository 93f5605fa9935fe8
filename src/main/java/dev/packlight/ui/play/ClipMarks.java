package dev.packlight.ui.play;

import dev.packlight.catalog.Filters;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.delivery.AssetFilter;
import dev.packlight.ui.common.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where a clip begins and ends, until it is kept as a filter of the asset. */
final class ClipMarks {

    private final ReadOnlyObjectWrapper<Range> range = new ReadOnlyObjectWrapper<>(Range.NONE);

    /** Both ends, as far as they are set. */
    record Range(OptionalLong inTicks, OptionalLong outTicks) {

        static final Range NONE = new Range(OptionalLong.empty(), OptionalLong.empty());

        boolean isEmpty() {
            return inTicks.isEmpty() && outTicks.isEmpty();
        }

        boolean isReversed() {
            return outTicks.isPresent() && outTicks.getAsLong() <= inTicks.orElse(0);
        }

        String words() {
            return (inTicks.isEmpty() ? "" : "In " + Words.position(inTicks.getAsLong()) + "   ")
                    + (outTicks.isEmpty() ? "" : "Out " + Words.position(outTicks.getAsLong()) + "   ")
                    + (inTicks.isEmpty() || outTicks.isEmpty() || isReversed()
                            ? ""
                            : "Clip " + Words.position(outTicks.getAsLong() - inTicks.getAsLong()));
        }
    }

    ReadOnlyObjectProperty<Range> range() {
        return range.getReadOnlyProperty();
    }

    void in(long ticks) {
        range.set(new Range(OptionalLong.of(ticks), range.get().outTicks()));
    }

    void out(long ticks) {
        range.set(new Range(range.get().inTicks(), OptionalLong.of(ticks)));
    }

    void clear() {
        range.set(Range.NONE);
    }

    /** Keeps what lies between the marks as a filter of {@code asset}; says what came of it. */
    String save(Filters filters, LibraryAsset asset) {
        Range kept = range.get();
        if (kept.isEmpty()) {
            return "Set the ends of the clip first: I begins it, O ends it.";
        }
        if (kept.isReversed()) {
            return "The clip ends before it begins; set its ends again.";
        }
        List<String> taken = filters.of(Optional.of(asset.key())).stream()
                .map(AssetFilter::name)
                .toList();
        int number = 1;
        while (taken.contains("clip-" + number)) {
            number++;
        }
        filters.save(
                Optional.of(asset.key()),
                new AssetFilter("clip-" + number, kept.inTicks(), kept.outTicks(), OptionalLong.empty(), List.of()));
        clear();
        return "Saved as filter clip-" + number + "; it stands in Stream, under Filters.";
    }
}
