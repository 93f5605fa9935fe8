package dev.packlight.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.checks.Rulebook;
import dev.packlight.delivery.Decisions;
import dev.packlight.delivery.DeliveryPolicy;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.MediaFormatException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The assets below the user's folders, found in the background and kept up to date. */
public final class Library implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Library.class);
    private static final String LEGACY_AC3 = "policy.legacy-ac3";
    private static final int OPEN_PUBLICATIONS = 32;
    private static final long PRESENTATION_BYTES = Runtime.getRuntime().maxMemory() / 8;
    private static final long PUBLISH_EVERY_NS = 200_000_000;
    /** Locators that were shown for longer than this are worth a transaction of their own. */
    private static final long WRITE_EVERY_NS = 1_000_000_000;

    private static final long RETRY_MS = 3000;

    private final Catalogue catalogue;
    private final MediaFiles reader = new MediaFiles();
    private final SetReader sets;
    private final ScanMemory memory = new ScanMemory();
    private final ScanRecord record;
    private final AddressBook addressBook = new AddressBook(memory, this::publication);
    private final FolderScanner scanner;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("library-scan").daemon().factory());
    private final FolderWatcher watcher = new FolderWatcher(this::rescan);
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final Map<UUID, LibraryAsset> byLocator = new ConcurrentHashMap<>();
    private final Cache<Publication.Key, Presentation> presentations = Caffeine.newBuilder()
            .maximumWeight(PRESENTATION_BYTES)
            .weigher((Publication.Key key, Presentation p) -> (int) Math.min(Integer.MAX_VALUE, p.footprintBytes()))
            .build();
    private final Cache<UUID, Publication> open = Caffeine.newBuilder()
            .maximumSize(OPEN_PUBLICATIONS)
            .removalListener((UUID locator, Publication gone, RemovalCause cause) -> gone.forget())
            .build();
    private final Rulebook rules;
    private final AtomicInteger generation = new AtomicInteger();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final FollowedLinks links;
    private Borders borders = new Borders(List.of(), Set.of());
    private long lastPublished;
    private long lastWritten;
    private final Filters filters;
    private volatile DeliveryPolicy policy;
    private volatile List<Path> roots = List.of();
    private volatile Snapshot snapshot = new Snapshot(List.of(), List.of(), false, List.of(), List.of());

    /**
     * The library at one moment.
     *
     * @param roots folders and files, in the user's order
     * @param assets everything found below them
     * @param scanning whether more may come
     * @param problems sentences about roots that cannot be read
     * @param notes sentences about what was not looked into
     */
    public record Snapshot(
            List<Path> roots, List<LibraryAsset> assets, boolean scanning, List<String> problems, List<String> notes) {
        public Snapshot {
            roots = List.copyOf(roots);
            assets = List.copyOf(assets);
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }
    }

    /** @param rules by which assets are judged */
    public Library(Catalogue catalogue, Rulebook rules) {
        this(catalogue, rules, Optional.empty());
    }

    /** A library whose sets are read in another way. */
    public Library(Catalogue catalogue, Rulebook rules, SetReader sets) {
        this(catalogue, rules, Optional.of(sets));
    }

    private Library(Catalogue catalogue, Rulebook rules, Optional<SetReader> other) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.sets = other.orElse(set -> set.open(reader));
        this.links = new FollowedLinks(catalogue);
        this.record = new ScanRecord(catalogue, memory);
        this.scanner = new FolderScanner(new RimmedReader(sets, rules, new Fingerprint(reader), memory));
        this.filters = new Filters(catalogue);
        this.policy = new DeliveryPolicy(
                catalogue.setting(LEGACY_AC3).filter("true"::equals).isPresent());
    }

    /** Calls {@code listener} with the present and every later state, on any thread. */
    public void listen(Consumer<Snapshot> listener) {
        listeners.add(listener);
        listener.accept(snapshot);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** Replaces the roots and scans them; a scan of those before is given up. */
    public void open(List<Path> newRoots) {
        roots = newRoots.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .distinct()
                .toList();
        generation.incrementAndGet();
        rescan();
        watcher.watch(roots);
    }

    /** Scans again, once the scan that is under way is done: a folder that never rests is shown all the same. */
    public void rescan() {
        if (!asked.compareAndSet(false, true)) {
            return;
        }
        try {
            worker.execute(() -> {
                asked.set(false);
                scanOrSayWhyNot(generation.incrementAndGet());
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the library is closed", e);
        }
    }

    /** Waits until the scans asked for so far are done. */
    public void awaitScan() throws InterruptedException {
        try {
            worker.submit(() -> {}).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public String watchMode() {
        return watcher.mode();
    }

    private void scanOrSayWhyNot(int mine) {
        try {
            scan(mine);
        } catch (RuntimeException | Error e) {
            String sentence = "The library could not be scanned. " + Failures.told("the scan", e);
            publish(new LinkedHashMap<>(), List.of(sentence), false, mine);
        }
    }

    private void scan(int mine) {
        if (generation.get() != mine) {
            return;
        }
        record.load();
        notes.clear();
        borders = Borders.of(roots, links.among(roots));
        reader.within(borders);
        Map<Path, LibraryAsset> found = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        try {
            for (Path root : roots) {
                scan(root, found, problems, mine);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (generation.get() != mine) {
            return;
        }
        if (problems.isEmpty()) {
            record.scanned(roots);
        }
        write(found, problems, mine);
        publish(found, problems, false, mine);
    }

    private void scan(Path root, Map<Path, LibraryAsset> found, List<String> problems, int mine)
            throws InterruptedException {
        try {
            notes.addAll(scanner.scan(
                    root,
                    borders,
                    sets -> {
                        sets.forEach(set -> add(set, found));
                        if (System.nanoTime() - lastPublished > PUBLISH_EVERY_NS) {
                            publish(found, problems, true, mine);
                        }
                    },
                    () -> generation.get() != mine));
        } catch (IOException | RuntimeException | Error e) {
            problems.add("The folder " + root + " could not be scanned. " + Failures.told(root, e));
        }
    }

    private void add(FolderScanner.Found f, Map<Path, LibraryAsset> found) {
        LibraryAsset asset = new LibraryAsset(f.set(), record.locator(f.set().key()), f.summary(), f.problem());
        found.put(f.set().key(), asset);
        byLocator.put(asset.locator(), asset);
    }

    /** Writes what was found; where that fails it is tried again until it succeeds or another scan begins. */
    private void write(Map<Path, LibraryAsset> found, List<String> problems, int mine) {
        boolean written = record.write();
        found.replaceAll((key, asset) -> asset.locator().equals(record.locator(key))
                ? asset
                : new LibraryAsset(asset.set(), record.locator(key), asset.summary(), asset.problem()));
        found.values().forEach(asset -> byLocator.put(asset.locator(), asset));
        if (!written && generation.get() == mine) {
            worker.schedule(() -> writeAgain(found, problems, mine), RETRY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void writeAgain(Map<Path, LibraryAsset> found, List<String> problems, int mine) {
        if (generation.get() == mine) {
            write(found, problems, mine);
            publish(found, problems, false, mine);
        }
    }

    private void publish(Map<Path, LibraryAsset> found, List<String> problems, boolean scanning, int mine) {
        if (generation.get() != mine) {
            return;
        }
        lastPublished = System.nanoTime();
        if (scanning && lastPublished - lastWritten > WRITE_EVERY_NS) {
            record.write();
            lastWritten = System.nanoTime();
        }
        List<String> all = new ArrayList<>(problems);
        record.problem().ifPresent(all::add);
        snapshot = new Snapshot(roots, List.copyOf(found.values()), scanning, all, notes);
        if (!scanning) {
            byLocator.values().removeIf(asset -> !found.containsKey(asset.key()));
        }
        for (Consumer<Snapshot> listener : listeners) {
            try {
                listener.accept(snapshot);
            } catch (RuntimeException e) {
                LOG.error("a listener failed", e);
            }
        }
    }

    public FollowedLinks links() {
        return links;
    }

    public Filters filters() {
        return filters;
    }

    public DeliveryPolicy policy() {
        return policy;
    }

    /** Serves by another policy from the next request on, and remembers it. */
    public void policy(DeliveryPolicy chosen) {
        catalogue.setting(LEGACY_AC3, String.valueOf(chosen.legacyAc3()));
        policyForNow(chosen);
    }

    /** Serves by another policy until the program ends. */
    public void policyForNow(DeliveryPolicy chosen) {
        policy = chosen;
    }

    public Optional<LibraryAsset> find(UUID locator) {
        return Optional.ofNullable(byLocator.get(locator));
    }

    /** The asset of {@code locator}, its files opened; read again where a file changed since. */
    public Publication publication(UUID locator) throws UnservableException {
        Publication known = open.getIfPresent(locator);
        if (known != null && known.isCurrent()) {
            return known;
        }
        LibraryAsset asset = find(locator)
                .orElseThrow(() -> new UnservableException(
                        Reason.RESOURCE_NOT_FOUND,
                        "There is no locator " + locator + ".",
                        "Copy the URL from the Stream place; the asset may have been moved or removed."));
        Publication fresh = new Publication(
                openFiles(asset), names -> new Decisions(policy, filters.find(asset.key(), names)), presentations);
        open.put(locator, fresh);
        return fresh;
    }

    private OpenAsset openFiles(LibraryAsset asset) throws UnservableException {
        try {
            return sets.read(asset.set());
        } catch (NoSuchFileException e) {
            throw new UnservableException(
                    Reason.STORAGE_RESOURCE_NOT_FOUND,
                    Failures.sentence(e),
                    "Put the file back, or remove the asset from the library.");
        } catch (MediaFormatException e) {
            throw new UnservableException(
                    Reason.INPUT_FORMAT_NOT_SUPPORTED,
                    Failures.sentence(e),
                    "Copy the file again from its source, or encode it again.");
        } catch (IOException e) {
            throw new UnservableException(
                    Reason.STORAGE_FAILURE, Failures.sentence(e), "Check the disk and the file's permissions.");
        }
    }

    /** Opens an asset for inspection, without a timeline. */
    public OpenAsset inspect(LibraryAsset asset) throws MediaFormatException, IOException {
        return sets.read(asset.set());
    }

    /** Opens an asset and judges it. */
    public AssetReport report(LibraryAsset asset, Cancel cancel) throws MediaFormatException, IOException {
        return AssetReport.of(inspect(asset).asset(), rules, cancel);
    }

    /** Where the asset is served in these formats; known from earlier starts where neither files nor policy changed. */
    public Addresses addresses(LibraryAsset asset, List<PackagingFormat> formats) {
        return addressBook.of(asset, formats, policy);
    }

    /** Keeps what was worked out since the scan for the next start. */
    public void keep() {
        record.write();
    }

    @Override
    public void close() {
        generation.incrementAndGet();
        watcher.close();
        worker.shutdownNow();
        scanner.close();
        record.write();
        reader.close();
    }
}
