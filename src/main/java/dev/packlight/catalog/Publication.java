package dev.packlight.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packlight.delivery.AssetFilter;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.UnservableException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An asset ready to be served: on its timeline, its files open. */
public final class Publication {

    /** How long the files are trusted to be unchanged after they were looked at. */
    private static final long TRUST_NANOS = 10_000_000;

    private static final int FILTERED_KEPT = 32;

    private final Presentation presentation;
    private final OpenAsset files;
    private final FilterLookup filters;
    private final BooleanSupplier outdated;
    /** By the names in a URL. A change of filters outdates this whole object, so nothing here grows old. */
    private final Cache<String, Presentation> filtered =
            Caffeine.newBuilder().maximumSize(FILTERED_KEPT).build();

    private final int identity;
    private final long modifiedMillis;
    private volatile long trustedUntilNanos;

    /**
     * @param filters the filters of a name list, {@code A;B}, with those bound to the locator
     * @param outdated whether the policy or the filters changed since
     */
    Publication(Presentation presentation, OpenAsset files, FilterLookup filters, BooleanSupplier outdated) {
        this.outdated = outdated;
        this.presentation = presentation;
        this.filters = filters;
        this.files = files;
        this.identity = files.identity();
        this.modifiedMillis = files.modifiedMillis();
        this.trustedUntilNanos = System.nanoTime();
    }

    public Presentation presentation() {
        return presentation;
    }

    /** Finds filters by the names of a URL. */
    @FunctionalInterface
    public interface FilterLookup {
        List<AssetFilter> find(Optional<String> names) throws UnservableException;
    }

    /** What the filters named in a URL leave, together with those bound to the locator. */
    public Presentation presentation(Optional<String> filterNames) throws UnservableException {
        String names = filterNames.orElse("");
        Presentation known = filtered.getIfPresent(names);
        if (known == null) {
            known = presentation.filtered(filters.find(filterNames));
            filtered.put(names, known);
        }
        return known;
    }

    /** Whether no file changed since it was opened. */
    public boolean isCurrent() {
        return !outdated.getAsBoolean() && files.isCurrent();
    }

    /** {@link #isCurrent()} for the hot path: asks the system at most once in ten milliseconds. */
    public boolean isTrusted(long nowNanos) {
        if (outdated.getAsBoolean()) {
            return false;
        }
        if (nowNanos - trustedUntilNanos > 0) {
            if (!isCurrent()) {
                return false;
            }
            trustedUntilNanos = nowNanos + TRUST_NANOS;
        }
        return true;
    }

    /** Changes whenever any file does. */
    public int identity() {
        return identity;
    }

    /** Latest modification of any file. */
    public long modifiedMillis() {
        return modifiedMillis;
    }
}
