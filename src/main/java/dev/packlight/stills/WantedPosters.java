package dev.packlight.stills;

import dev.packlight.catalog.LibraryAsset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Posters that somebody waits for: those at hand are given at once, the others made by whoever was chosen to. */
public final class WantedPosters {

    /** Who scrolls past more than that does not wait for the first of them any more. */
    private static final int MOST = 300;

    private final Posters posters;
    private final LinkedHashMap<Path, Wish> wishes = new LinkedHashMap<>();
    private boolean told;
    private volatile Runnable maker = () -> {};

    private record Wish(LibraryAsset asset, Consumer<Path> show) {}

    public WantedPosters(Posters posters) {
        this.posters = posters;
    }

    /**
     * Calls {@code asked} when something is wanted that is not at hand, so that {@link #makeNext} is called until
     * nobody waits.
     */
    public void madeBy(Runnable asked) {
        maker = asked;
    }

    /**
     * Gives the poster of {@code asset} to {@code show}, now or when it is made; never where there is none. Reads the
     * disk.
     */
    public void want(LibraryAsset asset, Consumer<Path> show) throws IOException {
        Optional<Path> known = posters.known(asset);
        if (known.isPresent()) {
            show.accept(known.get());
        } else if (posters.mayHave(asset) && add(new Wish(asset, show))) {
            maker.run();
        }
    }

    /** Whether the maker has to be told. */
    private synchronized boolean add(Wish wish) {
        wishes.remove(wish.asset.key());
        wishes.put(wish.asset.key(), wish);
        if (wishes.size() > MOST) {
            wishes.pollFirstEntry();
        }
        boolean first = !told;
        told = true;
        return first;
    }

    /** The asset that is made next; empty where nobody waits, and then the maker is told again of the next wish. */
    public synchronized Optional<LibraryAsset> next() {
        told = !wishes.isEmpty();
        return Optional.ofNullable(wishes.lastEntry()).map(Map.Entry::getValue).map(Wish::asset);
    }

    public synchronized int waiting() {
        return wishes.size();
    }

    /** Nobody waits any more, or nobody makes them. */
    public synchronized void drop() {
        told = false;
        wishes.clear();
    }

    /**
     * Makes the poster that was wanted last, and shows it. Reads and decodes.
     *
     * @return whether it is new
     */
    public boolean makeNext() throws IOException {
        Optional<Wish> wish = take();
        if (wish.isEmpty()) {
            return false;
        }
        boolean known = posters.known(wish.get().asset).isPresent();
        Optional<Path> poster = posters.of(wish.get().asset);
        poster.ifPresent(wish.get().show);
        return !known && poster.isPresent();
    }

    private synchronized Optional<Wish> take() {
        return Optional.ofNullable(wishes.pollLastEntry()).map(Map.Entry::getValue);
    }
}
