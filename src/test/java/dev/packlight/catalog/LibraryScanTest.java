package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.packlight.app.Formats;
import dev.packlight.app.Rules;
import dev.packlight.checks.AssetReport;
import dev.packlight.checks.Cancel;
import dev.packlight.media.MediaFormatException;
import dev.packlight.testing.SampleAssets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/** A scan loses nothing: not by one file, not by the catalogue, and it reads nothing twice. */
class LibraryScanTest {

    private static final Path FILM = SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4");

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    private final MediaFiles reader = new MediaFiles();
    private final Map<String, Integer> reads = new ConcurrentHashMap<>();

    @BeforeEach
    void fourFilms() throws IOException {
        for (String name : List.of("a", "b", "c", "d")) {
            Files.copy(FILM, Files.createDirectory(folder.resolve(name)).resolve(name + ".mp4"));
        }
    }

    private OpenAsset counted(SourceSet set) throws MediaFormatException, IOException {
        reads.merge(set.name(), 1, Integer::sum);
        return set.open(reader);
    }

    private SetReader failing(Throwable failure) {
        return set -> {
            if (set.name().equals("b")) {
                throw LibraryScanTest.<RuntimeException>sneaky(failure);
            }
            return counted(set);
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    private Library.Snapshot scan(SetReader sets) throws Exception {
        try (Catalogue catalogue = Catalogue.open(data);
                Library library = new Library(catalogue, Rules.book(), sets)) {
            library.open(List.of(folder));
            library.awaitScan();
            return library.snapshot();
        }
    }

    @Test
    void scan_oneFileFailsInAnyWay_hasItsSentenceAndTouchesNoOther() throws Exception {
        for (Throwable failure : List.of(
                new ArithmeticException("long overflow"),
                new NullPointerException(),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new AssertionError("never"),
                new IOException("disk on fire"))) {
            Library.Snapshot found = scan(failing(failure));
            assertThat(found.assets())
                    .as(failure.toString())
                    .extracting(LibraryAsset::name)
                    .containsExactly("a", "b", "c", "d");
            assertThat(found.problems()).isEmpty();
            for (LibraryAsset asset : found.assets()) {
                assertThat(asset.problem().isPresent()).isEqualTo(asset.name().equals("b"));
                assertThat(asset.summary().isPresent())
                        .isNotEqualTo(asset.name().equals("b"));
                asset.problem()
                        .ifPresent(
                                why -> assertThat(why).hasSizeBetween(20, 200).endsWith("."));
            }
            Files.setLastModifiedTime(
                    folder.resolve("b/b.mp4"), FileTime.from(Instant.ofEpochSecond(failure.hashCode() & 0xFFFFF)));
        }
    }

    @Test
    void scan_fileThatFailsByOurFault_isLoggedOnceWithItsStack() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            scan(failing(new ArithmeticException("long overflow")));
            scan(failing(new ArithmeticException("long overflow")));
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("long overflow");
        assertThat(lines.list.getFirst().getFormattedMessage()).contains("b.mp4");
    }

    @Test
    void scan_victimOfAnotherFilesMemory_isReadAgainAlone() throws Exception {
        Library.Snapshot found = scan(set -> {
            OpenAsset read = counted(set);
            if (set.name().equals("b") && reads.get("b") == 1) {
                throw new OutOfMemoryError("another file's fault");
            }
            return read;
        });
        assertThat(found.assets()).allMatch(asset -> asset.problem().isEmpty());
    }

    @Test
    void scan_nextStart_readsOnlyWhatChanged() throws Exception {
        Library.Snapshot first = scan(this::counted);
        assertThat(reads).containsOnlyKeys("a", "b", "c", "d");
        reads.clear();
        assertThat(scan(this::counted).assets()).isEqualTo(first.assets());
        assertThat(reads).isEmpty();
        Files.setLastModifiedTime(folder.resolve("c/c.mp4"), FileTime.from(Instant.EPOCH));
        assertThat(scan(this::counted).assets()).isEqualTo(first.assets());
        assertThat(reads).containsOnlyKeys("c");
    }

    @Test
    void addresses_nextStart_needNoMediaUntilThePolicyOrAFileChanges() throws Exception {
        Map<UUID, Addresses> first = addresses();
        reads.clear();
        assertThat(addresses()).isEqualTo(first);
        assertThat(reads).isEmpty();
        assertThat(first)
                .hasSize(4)
                .allSatisfy((locator, addresses) -> assertThat(addresses.paths())
                        .containsEntry(
                                "hls-ts",
                                addresses.paths().get("progressive").replace(".mp4", "")
                                        + ".ism/manifest(format=m3u8-aapl)"));
        Files.setLastModifiedTime(folder.resolve("c/c.mp4"), FileTime.from(Instant.EPOCH));
        assertThat(addresses()).isEqualTo(first);
        assertThat(reads).containsOnlyKeys("c");
    }

    private Map<UUID, Addresses> addresses() throws Exception {
        try (Catalogue catalogue = Catalogue.open(data);
                Library library = new Library(catalogue, Rules.book(), this::counted)) {
            library.open(List.of(folder));
            library.awaitScan();
            return library.snapshot().assets().stream()
                    .collect(Collectors.toMap(LibraryAsset::locator, a -> library.addresses(a, Formats.all())));
        }
    }

    @Test
    void rescan_whileScanning_finishesTheScanAndFollowsWithAnother() throws Exception {
        AtomicReference<Library> scanned = new AtomicReference<>();
        List<Integer> finished = new CopyOnWriteArrayList<>();
        try (Catalogue catalogue = Catalogue.open(data);
                Library library = new Library(catalogue, Rules.book(), set -> {
                    scanned.get().rescan();
                    return set.open(new MediaFiles());
                })) {
            scanned.set(library);
            library.listen(snapshot -> {
                if (!snapshot.scanning()) {
                    finished.add(snapshot.assets().size());
                }
            });
            library.open(List.of(folder));
            library.awaitScan();
            assertThat(finished.get(1)).isEqualTo(4);
            library.awaitScan();
            assertThat(finished).contains(4, atIndex(2));
        }
    }

    @Test
    void scan_filesThatAreGone_areForgotten() throws Exception {
        scan(this::counted);
        Files.delete(folder.resolve("d/d.mp4"));
        scan(this::counted);
        try (Catalogue catalogue = Catalogue.open(data)) {
            assertThat(catalogue.scanned().keySet()).noneMatch(key -> key.contains("d.mp4"));
            assertThat(catalogue.locators()).hasSize(4);
        }
    }

    @Test
    void scan_catalogueLocked_showsEverythingSaysSoAndWritesLater() throws Exception {
        try (Catalogue catalogue = Catalogue.open(data);
                Library library = new Library(catalogue, Rules.book())) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("catalogue.sqlite"))) {
                other.createStatement().execute("BEGIN IMMEDIATE");
                library.open(List.of(folder));
                library.awaitScan();
                assertThat(library.snapshot().assets()).hasSize(4);
                assertThat(library.snapshot().problems())
                        .singleElement()
                        .asString()
                        .contains("locked by another program", "4 new locators", "tried again");
                other.createStatement().execute("ROLLBACK");
            }
            assertThat(written(library, catalogue)).isEqualTo(shown(library));
        }
    }

    @Test
    void scan_diskFull_showsEverythingSaysSoAndWritesLater() throws Exception {
        Catalogue.open(data).close();
        SQLiteConfig config = new SQLiteConfig();
        config.setPragma(SQLiteConfig.Pragma.MAX_PAGE_COUNT, "1");
        try (Catalogue catalogue = Catalogue.open(data, config);
                Library library = new Library(catalogue, Rules.book())) {
            for (int i = 0; i < 60; i++) {
                Files.copy(
                        FILM, Files.createDirectory(folder.resolve("film" + i)).resolve("film" + i + ".mp4"));
            }
            library.open(List.of(folder));
            library.awaitScan();
            assertThat(library.snapshot().assets()).hasSize(64);
            assertThat(library.snapshot().problems())
                    .singleElement()
                    .asString()
                    .contains("the disk is full", "tried again");
            config.setPragma(SQLiteConfig.Pragma.MAX_PAGE_COUNT, "100000");
            assertThat(written(library, catalogue)).isEqualTo(shown(library)).hasSize(64);
        }
    }

    private static Map<String, UUID> shown(Library library) {
        return library.snapshot().assets().stream()
                .collect(Collectors.toMap(a -> a.key().toString(), LibraryAsset::locator));
    }

    private static Map<String, UUID> written(Library library, Catalogue catalogue) throws Exception {
        await(() -> library.snapshot().problems().isEmpty());
        return catalogue.locators();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant limit = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean() && Instant.now().isBefore(limit)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void learned_asText_comesBack() throws Exception {
        SourceSet set = SourceSet.serverManifest(SampleAssets.AURORA);
        Learned learned = Learned.of(set, AssetReport.of(set.open(reader).asset(), Rules.book(), Cancel.NEVER))
                .with("q", new Addresses(Map.of("hls", "x"), Optional.empty()));
        assertThat(Learned.ofJson(learned.json())).hasValue(learned);
        assertThat(Learned.ofJson("{\"facts\":3}")).isEmpty();
        assertThat(Learned.ofJson("{}")).isEmpty();
    }
}
