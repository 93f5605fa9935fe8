package dev.packlight.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * What is remembered between starts: folders, locators, filters, settings, what scans learned. One SQLite file in the
 * data directory.
 *
 * <p>A damaged or newer file is never replaced: it is named in an error. Others that keep things of their own in the
 * same file, as {@code work} does, ask through {@link #ask} and {@link #tell}; their tables stand in {@link
 * Migrations}.
 */
public final class Catalogue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
    private static final String FILE = "catalogue.sqlite";
    private static final int BUSY_TIMEOUT_MS = 3000;

    private final Path file;
    private final DataSource source;
    private final Jdbi jdbi;

    private Catalogue(Path file, DataSource source, Jdbi jdbi) {
        this.file = file;
        this.source = source;
        this.jdbi = jdbi;
    }

    /** Opens or creates the catalogue in {@code dataDirectory}. */
    public static Catalogue open(Path dataDirectory) throws CatalogueException {
        return open(dataDirectory, new SQLiteConfig());
    }

    static Catalogue open(Path dataDirectory, SQLiteConfig config) throws CatalogueException {
        Path file = dataDirectory.resolve(FILE);
        try {
            PrivateFolder.prepare(dataDirectory);
            PrivateFolder.file(file);
            NativeSqlite.prepare(dataDirectory);
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setBusyTimeout(BUSY_TIMEOUT_MS);
            SQLiteDataSource source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite:" + file);
            Jdbi jdbi = Jdbi.create(source);
            Migrations.run(jdbi, file);
            check(jdbi, file);
            return new Catalogue(file, source, jdbi);
        } catch (IOException e) {
            throw new CatalogueException(
                    "The data directory " + dataDirectory + " cannot be used: " + e.getMessage()
                            + ". Choose another one with --data.",
                    e);
        } catch (JdbiException e) {
            throw new CatalogueException(CatalogueWords.explain(file, e), e);
        }
    }

    /** Looks through every page, so that damage behind the header is known before anything is built on it. */
    private static void check(Jdbi jdbi, Path file) throws CatalogueException {
        String found = jdbi.withHandle(handle ->
                handle.createQuery("PRAGMA quick_check(1)").mapTo(String.class).first());
        if (!found.equals("ok")) {
            LOG.error("quick check of {}: {}", file, found);
            throw new CatalogueException(CatalogueWords.damaged(file), null);
        }
    }

    /** Where it lies, and what else is kept between starts. */
    Path dataDirectory() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /** Folders in the order in which they were added. */
    public List<Path> folders() {
        return ask(handle -> handle.createQuery("SELECT path FROM folder ORDER BY position")
                        .mapTo(String.class)
                        .list())
                .stream()
                .map(Path::of)
                .toList();
    }

    public void replaceFolders(List<Path> folders) {
        tell(handle -> handle.useTransaction(inside -> {
            inside.execute("DELETE FROM folder");
            for (int i = 0; i < folders.size(); i++) {
                inside.execute(
                        "INSERT INTO folder (path, position) VALUES (?, ?)",
                        folders.get(i).toString(),
                        i);
            }
        }));
    }

    /** Locators by the asset's key. */
    Map<String, UUID> locators() {
        return ask(handle -> {
            Map<String, UUID> found = new HashMap<>();
            handle.createQuery("SELECT asset, guid FROM locator")
                    .mapToMap()
                    .forEach(row -> found.put((String) row.get("asset"), UUID.fromString((String) row.get("guid"))));
            return found;
        });
    }

    /** What scans learned, by the set. What cannot be understood is left out. */
    Map<String, ScanMemory.Known> scanned() {
        return ask(handle -> {
            Map<String, ScanMemory.Known> found = new HashMap<>();
            handle.createQuery("SELECT asset, fingerprint, json FROM scanned")
                    .mapToMap()
                    .forEach(row -> Learned.ofJson(String.valueOf(row.get("json")))
                            .ifPresent(learned -> found.put(
                                    (String) row.get("asset"),
                                    new ScanMemory.Known(String.valueOf(row.get("fingerprint")), learned))));
            return found;
        });
    }

    /**
     * Writes what a scan found, in one transaction.
     *
     * @return the locators that hold for these assets; others than were given where another program was first
     */
    Map<String, UUID> write(Map<String, UUID> locators, Map<String, ScanMemory.Known> learned, Set<String> gone) {
        return ask(handle -> handle.inTransaction(inside -> {
            Map<String, UUID> held = new HashMap<>();
            locators.forEach((asset, guid) -> held.put(asset, locator(inside, asset, guid)));
            try (PreparedBatch batch =
                    inside.prepareBatch("INSERT OR REPLACE INTO scanned (asset, fingerprint, json) VALUES (?, ?, ?)")) {
                learned.forEach((asset, known) ->
                        batch.add(asset, known.fingerprint(), known.learned().json()));
                batch.execute();
            }
            gone.forEach(asset -> inside.execute("DELETE FROM scanned WHERE asset = ?", asset));
            return held;
        }));
    }

    private static UUID locator(Handle handle, String asset, UUID fresh) {
        int added =
                handle.execute("INSERT OR IGNORE INTO locator (asset, guid) VALUES (?, ?)", asset, fresh.toString());
        return added == 1
                ? fresh
                : UUID.fromString(handle.createQuery("SELECT guid FROM locator WHERE asset = :asset")
                        .bind("asset", asset)
                        .mapTo(String.class)
                        .one());
    }

    /** All filters: JSON by name by asset; the global ones have an empty asset. */
    Map<String, Map<String, String>> filters() {
        return ask(handle -> {
            Map<String, Map<String, String>> found = new LinkedHashMap<>();
            handle.createQuery("SELECT asset, name, json FROM filter ORDER BY asset, name")
                    .mapToMap()
                    .forEach(row -> found.computeIfAbsent((String) row.get("asset"), asset -> new LinkedHashMap<>())
                            .put((String) row.get("name"), (String) row.get("json")));
            return found;
        });
    }

    /** Values of the settings whose names begin with {@code prefix}, by the rest of their names. */
    Map<String, String> settings(String prefix) {
        return ask(handle -> {
            Map<String, String> found = new LinkedHashMap<>();
            handle.createQuery("SELECT name, value FROM setting WHERE substr(name, 1, :length) = :prefix")
                    .bind("length", prefix.length())
                    .bind("prefix", prefix)
                    .mapToMap()
                    .forEach(row -> found.put(
                            String.valueOf(row.get("name")).substring(prefix.length()), (String) row.get("value")));
            return found;
        });
    }

    void filter(String asset, String name, String json) {
        tell(handle -> handle.execute(
                "INSERT INTO filter (asset, name, json) VALUES (?, ?, ?) ON CONFLICT (asset, name) DO UPDATE SET json = excluded.json",
                asset,
                name,
                json));
    }

    void removeFilter(String asset, String name) {
        tell(handle -> handle.execute("DELETE FROM filter WHERE asset = ? AND name = ?", asset, name));
    }

    public Optional<String> setting(String name) {
        return ask(handle -> handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
    }

    public void setting(String name, String value) {
        tell(handle -> handle.execute(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value));
    }

    void removeSetting(String name) {
        tell(handle -> handle.execute("DELETE FROM setting WHERE name = ?", name));
    }

    /** Connections to the file, for a library that brings its own statements. */
    public DataSource connections() {
        return source;
    }

    /** Reads or writes, and gives what was found. */
    public <T> T ask(HandleCallback<T, RuntimeException> question) {
        try {
            return jdbi.withHandle(question);
        } catch (JdbiException e) {
            throw new CatalogueFailure(CatalogueWords.explain(file, e), e);
        }
    }

    /** Writes. */
    public void tell(HandleConsumer<RuntimeException> statement) {
        try {
            jdbi.useHandle(statement);
        } catch (JdbiException e) {
            throw new CatalogueFailure(CatalogueWords.explain(file, e), e);
        }
    }

    @Override
    public void close() {
        try {
            tell(handle -> handle.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        } catch (CatalogueFailure e) {
            LOG.warn("the catalogue's journal stays for the next start", e);
        }
    }
}
