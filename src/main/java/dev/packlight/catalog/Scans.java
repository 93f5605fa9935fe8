package dev.packlight.catalog;

import dev.packlight.catalog.Library.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scans of a library: one at a time, asked for by anybody, run by whoever was chosen to. */
final class Scans implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scans.class);
    private static final CompletableFuture<Void> NOTHING_LEFT = CompletableFuture.completedFuture(null);
    private static final long PUBLISH_EVERY_NS = 200_000_000;
    /** Locators that were shown for longer than this are worth a transaction of their own. */
    private static final long WRITE_EVERY_NS = 1_000_000_000;

    private static final long RETRY_MS = 3000;

    private final FolderScanner scanner;
    private final ScanRecord record;
    private final Function<List<Path>, Borders> borders;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("library-scan").daemon().factory());
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final Map<UUID, LibraryAsset> byLocator = new ConcurrentHashMap<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final AtomicInteger generation = new AtomicInteger();
    private final AtomicReference<Optional<Object>> asked = new AtomicReference<>(Optional.empty());
    private volatile Supplier<CompletableFuture<?>> runner = this::onOwnThread;
    private volatile CompletableFuture<Void> last = NOTHING_LEFT;
    private volatile List<Path> roots = List.of();
    private volatile Snapshot snapshot = new Snapshot(List.of(), List.of(), false, List.of(), List.of());
    private long lastPublished;
    private long lastWritten;

    /** What one scan found so far. */
    private final class Scan {
        private final int mine = generation.incrementAndGet();
        private final Map<Path, LibraryAsset> found = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        /** Whether no other took its place. */
        boolean isLatest() {
            return generation.get() == mine;
        }
    }

    /** @param borders tells of roots what lies within, before they are scanned */
    Scans(FolderScanner scanner, ScanRecord record, Function<List<Path>, Borders> borders) {
        this.scanner = scanner;
        this.record = record;
        this.borders = borders;
    }

    void listen(Consumer<Snapshot> listener) {
        listeners.add(listener);
        listener.accept(snapshot);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    List<Path> roots() {
        return roots;
    }

    Optional<LibraryAsset> find(UUID locator) {
        return Optional.ofNullable(byLocator.get(locator));
    }

    void runBy(Supplier<CompletableFuture<?>> other) {
        runner = other;
    }

    void open(List<Path> newRoots) {
        roots = newRoots.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .distinct()
                .toList();
        giveUp();
        rescan();
    }

    void giveUp() {
        generation.incrementAndGet();
    }

    synchronized void rescan() {
        if (asked.get().isPresent()) {
            return;
        }
        Optional<Object> request = Optional.of(new Object());
        asked.set(request);
        last = (roots.isEmpty() ? onOwnThread() : runner.get())
                .handle((done, failed) -> failed == null ? NOTHING_LEFT : onOwnThread())
                .thenCompose(Function.identity())
                .whenComplete((done, failed) -> asked.compareAndSet(request, Optional.empty()));
    }

    /** Where nobody else runs them, or the one who should cannot. */
    private CompletableFuture<Void> onOwnThread() {
        try {
            return CompletableFuture.runAsync(this::scanUnwatched, worker);
        } catch (RejectedExecutionException e) {
            LOG.debug("the library is closed", e);
            return NOTHING_LEFT;
        }
    }

    private void scanUnwatched() {
        try {
            scan(ScanWatch.NOBODY);
        } catch (CancellationException e) {
            LOG.debug("another scan took its place", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void await() throws InterruptedException {
        try {
            last.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    String scan(ScanWatch watch) throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            asked.set(Optional.empty());
            Scan scan = new Scan();
            try {
                scan(scan, watch);
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                scan.problems.add("The library could not be scanned. " + Failures.told("the scan", e));
                scan.found.clear();
                publish(scan, false);
            }
            scan.problems.forEach(watch::say);
            scan.notes.forEach(watch::say);
            return scan.found.size() + (scan.found.size() == 1 ? " asset" : " assets");
        } finally {
            oneAtATime.unlock();
        }
    }

    private void scan(Scan scan, ScanWatch watch) throws InterruptedException {
        record.load();
        Borders within = borders.apply(roots);
        for (Path root : roots) {
            scan(root, within, scan, watch);
        }
        if (!scan.isLatest()) {
            throw new CancellationException();
        }
        if (watch.isStopped()) {
            scan.notes.add("The scan was cancelled before its end, so there may be more.");
        } else if (scan.problems.isEmpty()) {
            record.scanned(roots);
        }
        write(scan);
        publish(scan, false);
        if (watch.isStopped()) {
            throw new CancellationException();
        }
    }

    private void scan(Path root, Borders within, Scan scan, ScanWatch watch) throws InterruptedException {
        try {
            scan.notes.addAll(scanner.scan(
                    root,
                    within,
                    sets -> {
                        sets.forEach(set -> add(set, scan.found));
                        if (System.nanoTime() - lastPublished > PUBLISH_EVERY_NS) {
                            publish(scan, true);
                        }
                    },
                    until(scan, watch)));
        } catch (IOException | RuntimeException | Error e) {
            scan.problems.add("The folder " + root + " could not be scanned. " + Failures.told(root, e));
        }
    }

    /** Stops where {@code watch} says so, or where another scan took the place of this one. */
    private static ScanWatch until(Scan scan, ScanWatch watch) {
        return new ScanWatch() {
            @Override
            public boolean isStopped() {
                return !scan.isLatest() || watch.isStopped();
            }

            @Override
            public void progress(long files, long total) {
                watch.progress(files, total);
            }

            @Override
            public void say(String sentence) {
                watch.say(sentence);
            }
        };
    }

    private void add(FolderScanner.Found f, Map<Path, LibraryAsset> found) {
        LibraryAsset asset = new LibraryAsset(f.set(), record.locator(f.set().key()), f.summary(), f.problem());
        found.put(f.set().key(), asset);
        byLocator.put(asset.locator(), asset);
    }

    /** Writes what was found; where that fails it is tried again until it succeeds or another scan begins. */
    private void write(Scan scan) {
        boolean written = record.write();
        scan.found.replaceAll((key, asset) -> asset.locator().equals(record.locator(key))
                ? asset
                : new LibraryAsset(asset.set(), record.locator(key), asset.summary(), asset.problem()));
        scan.found.values().forEach(asset -> byLocator.put(asset.locator(), asset));
        if (!written && scan.isLatest()) {
            worker.schedule(() -> writeAgain(scan), RETRY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void writeAgain(Scan scan) {
        oneAtATime.lock();
        try {
            if (scan.isLatest()) {
                write(scan);
                publish(scan, false);
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private void publish(Scan scan, boolean more) {
        if (!scan.isLatest()) {
            return;
        }
        lastPublished = System.nanoTime();
        if (more && lastPublished - lastWritten > WRITE_EVERY_NS) {
            record.write();
            lastWritten = System.nanoTime();
        }
        List<String> all = new ArrayList<>(scan.problems);
        record.problem().ifPresent(all::add);
        List<LibraryAsset> assets = more ? snapshot.and(scan.found, roots) : List.copyOf(scan.found.values());
        snapshot = new Snapshot(roots, assets, more, all, scan.notes);
        if (!more) {
            byLocator.values().removeIf(asset -> !scan.found.containsKey(asset.key()));
        }
        for (Consumer<Snapshot> listener : listeners) {
            try {
                listener.accept(snapshot);
            } catch (RuntimeException e) {
                LOG.error("a listener failed", e);
            }
        }
    }

    @Override
    public void close() {
        giveUp();
        worker.shutdownNow();
        scanner.close();
    }
}
