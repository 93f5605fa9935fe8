package dev.packlight.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.checks.Rulebook;
import dev.packlight.delivery.DeliveryPolicy;
import dev.packlight.delivery.PackagingFormat;
import dev.packlight.delivery.Presentation;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import dev.packlight.media.MediaFormatException;
import dev.packlight.protection.ContentKey;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The assets below the user's folders, found in the background and kept up to date. */
public final class Library implements AutoCloseable {

    private static final String LEGACY_AC3 = "policy.legacy-ac3";
    private static final int OPEN_PUBLICATIONS = 32;
    private static final long PRESENTATION_BYTES = Runtime.getRuntime().maxMemory() / 8;

    private final Catalogue catalogue;
    private final MediaFiles reader;
    private final SetReader sets;
    private final ScanMemory memory = new ScanMemory();
    private final ScanRecord record;
    private final Scans scans;
    private final AddressBook addressBook = new AddressBook(memory, this::publication);
    private final FolderWatcher watcher = new FolderWatcher(this::bordersOf, this::rescan);
    private final Cache<Publication.Key, Presentation> presentations = Caffeine.newBuilder()
            .maximumWeight(PRESENTATION_BYTES)
            .weigher((Publication.Key key, Presentation p) -> (int) Math.min(Integer.MAX_VALUE, p.footprintBytes()))
            .build();
    private final Cache<UUID, Publication> open = Caffeine.newBuilder()
            .maximumSize(OPEN_PUBLICATIONS)
            .removalListener((@Nullable UUID locator, @Nullable Publication gone, RemovalCause cause) ->
                    Objects.requireNonNull(gone).forget())
            .build();
    private final Rulebook rules;
    private final FollowedLinks links;
    private final Filters filters;
    private final ContentKeys keys;
    private volatile DeliveryPolicy policy;
    private volatile Supplier<String> keyServer = () -> "";

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

        /** What a scan found so far, and what was known below {@code scanned} before and may yet be found. */
        List<LibraryAsset> and(Map<Path, LibraryAsset> found, List<Path> scanned) {
            Map<Path, LibraryAsset> all = new LinkedHashMap<>();
            for (LibraryAsset asset : assets) {
                if (scanned.stream().anyMatch(asset.key()::startsWith)) {
                    all.put(asset.key(), asset);
                }
            }
            all.putAll(found);
            return List.copyOf(all.values());
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
        this.reader = new MediaFiles(new IndexStore(catalogue.dataDirectory().resolve("indexes")));
        this.sets = other.orElse(set -> set.open(reader));
        this.links = new FollowedLinks(catalogue);
        this.record = new ScanRecord(catalogue, memory);
        this.scans = new Scans(
                new FolderScanner(new RimmedReader(sets, rules, new Fingerprint(reader), memory)),
                record,
                this::borders);
        this.filters = new Filters(catalogue);
        this.keys = new ContentKeys(catalogue.dataDirectory());
        this.policy = DeliveryPolicy.ORIGINAL.withLegacyAc3(
                catalogue.setting(LEGACY_AC3).filter("true"::equals).isPresent());
    }

    private Borders bordersOf(List<Path> roots) {
        return Borders.of(roots, links.among(roots));
    }

    private Borders borders(List<Path> roots) {
        Borders borders = bordersOf(roots);
        reader.within(borders);
        return borders;
    }

    /** Calls {@code listener} with the present and every later state, on any thread. */
    public void listen(Consumer<Snapshot> listener) {
        scans.listen(listener);
    }

    public Snapshot snapshot() {
        return scans.snapshot();
    }

    /** Replaces the roots and scans them; a scan of those before is given up. */
    public void open(List<Path> newRoots) {
        scans.open(newRoots);
        watcher.watch(scans.roots());
    }

    /** Folders and files in the user's order; those of a snapshot may still be others. */
    public List<Path> roots() {
        return scans.roots();
    }

    /** Has scans run by another: {@code runner} sees to it that {@link #scan} is called, and completes when it was. */
    public void scansBy(Supplier<CompletableFuture<?>> runner) {
        scans.runBy(runner);
    }

    /** Scans again, once the scan that is under way is done: a folder that never rests is shown all the same. */
    public void rescan() {
        scans.rescan();
    }

    /**
     * Scans on this thread.
     *
     * @return what was found, a few words
     * @throws java.util.concurrent.CancellationException where it was told to stop, or other roots took its place
     */
    public String scan(ScanWatch watch) throws InterruptedException {
        return scans.scan(watch);
    }

    /** Waits until the scans asked for so far are done. */
    public void awaitScan() throws InterruptedException {
        scans.await();
    }

    /** Ends the scan that is under way; what it found so far stays. */
    public void giveUpScan() {
        scans.giveUp();
    }

    public String watchMode() {
        return watcher.mode();
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

    /** The content key with this id, if it is that of a locator. */
    public Optional<ContentKey> key(UUID keyId) throws UnservableException {
        return keys.find(keyId, snapshot().assets().stream().map(LibraryAsset::locator));
    }

    /** Tells manifests where the origin that hands out keys listens: {@code http://127.0.0.1:8765}. */
    public void keysAt(Supplier<String> server) {
        keyServer = server;
    }

    public Optional<LibraryAsset> find(UUID locator) {
        return scans.find(locator);
    }

    /** The asset of {@code locator}, its files opened; read again where a file changed since. */
    public Publication publication(UUID locator) throws UnservableException {
        Publication known = open.getIfPresent(locator);
        if (known != null && known.isTrusted(System.nanoTime())) {
            return known;
        }
        LibraryAsset asset = find(locator)
                .orElseThrow(() -> new UnservableException(
                        Reason.RESOURCE_NOT_FOUND,
                        "There is no locator " + locator + ".",
                        "Copy the URL from the Stream place; the asset may have been moved or removed."));
        Publication fresh = new Publication(
                openFiles(asset),
                new AssetDecisions(asset, this::policy, filters, keys, () -> keyServer.get()),
                presentations);
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
        watcher.close();
        scans.close();
        record.write();
        reader.close();
    }
}
