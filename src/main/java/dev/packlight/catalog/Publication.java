package dev.packlight.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import dev.packlight.delivery.Asking;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.Presentations;
import dev.packlight.delivery.Sources;
import dev.packlight.delivery.UnservableException;
import java.util.Optional;

/** An asset ready to be served: its files open, its presentations made as decisions ask for them. */
public final class Publication {

    /** How long the files are trusted to be unchanged after they were looked at. */
    private static final long TRUST_NANOS = 10_000_000;

    private final OpenAsset files;
    private final Sources sources;
    private final Deciding deciding;
    private final Cache<Key, Presentation> presentations;
    private volatile long trustedUntilNanos;

    /** What was decided about an asset, as it is now; never waits. */
    interface Deciding {
        /** For a request. */
        Decisions now(Asking asking) throws UnservableException;

        /** For the whole asset, in the clear. */
        Decisions ofAll() throws UnservableException;
    }

    /** A presentation of one opening of an asset: after another opening its files are others. */
    record Key(Publication publication, Decisions decisions) {}

    /** @param presentations those of all publications; this one's are taken out by {@link #forget} */
    Publication(OpenAsset files, Deciding deciding, Cache<Key, Presentation> presentations) {
        this.files = files;
        this.sources = files.bytes();
        this.deciding = deciding;
        this.presentations = presentations;
        this.trustedUntilNanos = System.nanoTime();
    }

    /** The asset's name, as addresses spell it. */
    public String name() {
        return files.asset().name();
    }

    /** All that the policy lets through, whatever filters are bound to the locator. */
    public Presentation presentation() throws UnservableException {
        return under(deciding.ofAll());
    }

    /** What an address gets: filtered by what it names and what is bound to the locator, encrypted as is decided. */
    public Presentation presentation(Asking asking) throws UnservableException {
        return under(deciding.now(asking));
    }

    private Presentation under(Decisions decisions) throws UnservableException {
        Key key = new Key(this, decisions);
        Presentation known = presentations.getIfPresent(key);
        if (known == null) {
            known = Presentations.of(files.asset(), sources, decisions);
            presentations.put(key, known);
        }
        return known;
    }

    /** {@link #presentation(Asking)} where it was made already; never waits. */
    public Optional<Presentation> known(Asking asking) {
        try {
            return Optional.ofNullable(presentations.getIfPresent(new Key(this, deciding.now(asking))));
        } catch (UnservableException e) {
            return Optional.empty();
        }
    }

    /** Gives back the memory of what was made. */
    void forget() {
        presentations.asMap().keySet().removeIf(key -> key.publication == this);
    }

    /** Whether no file changed since it was opened. */
    public boolean isCurrent() {
        return files.isCurrent();
    }

    /** {@link #isCurrent()} for the hot path: asks the system at most once in ten milliseconds. */
    public boolean isTrusted(long nowNanos) {
        if (nowNanos - trustedUntilNanos > 0) {
            if (!isCurrent()) {
                return false;
            }
            trustedUntilNanos = nowNanos + TRUST_NANOS;
        }
        return true;
    }

    /** Latest modification of any file. */
    public long modifiedMillis() {
        return files.modifiedMillis();
    }
}
