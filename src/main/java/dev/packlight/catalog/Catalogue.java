package dev.packlight.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * What is remembered between starts: folders, locators, settings. One SQLite file in the data directory.
 *
 * <p>Migrations run in order of {@link #MIGRATIONS}; {@code user_version} says how many have run. Before a migration
 * the file is copied beside itself. A damaged or newer file is never replaced: it is named in an error.
 */
public final class Catalogue implements AutoCloseable {

    private static final String FILE = "catalogue.sqlite";
    private static final int BUSY_TIMEOUT_MS = 3000;
    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE folder (path TEXT PRIMARY KEY, position INTEGER NOT NULL);
            CREATE TABLE locator (asset TEXT PRIMARY KEY, guid TEXT NOT NULL UNIQUE);
            CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)
            """, """
            CREATE TABLE filter (asset TEXT NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (asset, name))
            """);

    private final Jdbi jdbi;

    private Catalogue(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Opens or creates the catalogue in {@code dataDirectory}. */
    public static Catalogue open(Path dataDirectory) throws CatalogueException {
        Path file = dataDirectory.resolve(FILE);
        try {
            Files.createDirectories(dataDirectory);
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setBusyTimeout(BUSY_TIMEOUT_MS);
            SQLiteDataSource source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite:" + file);
            Jdbi jdbi = Jdbi.create(source);
            migrate(jdbi, file);
            return new Catalogue(jdbi);
        } catch (IOException e) {
            throw new CatalogueException(
                    "The data directory " + dataDirectory + " cannot be used: " + e.getMessage()
                            + ". Choose another one with --data.",
                    e);
        } catch (JdbiException e) {
            throw new CatalogueException(explain(file, e), e);
        }
    }

    private static String explain(Path file, JdbiException e) {
        String message = String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        if (message.contains("SQLITE_BUSY") || message.contains("SQLITE_LOCKED")) {
            return "The catalogue " + file
                    + " is locked by another program. Close it, or choose another data directory with --data.";
        }
        if (message.contains("SQLITE_NOTADB") || message.contains("SQLITE_CORRUPT")) {
            return "The catalogue " + file
                    + " is damaged and was left as it is. Move it away to start with an empty one, or choose another data directory with --data.";
        }
        return "The catalogue " + file + " cannot be opened: " + message + ".";
    }

    private static void migrate(Jdbi jdbi, Path file) throws CatalogueException, IOException {
        int version = jdbi.withHandle(handle ->
                handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one());
        if (version > MIGRATIONS.size()) {
            throw new CatalogueException(
                    "The catalogue " + file + " was written by a newer Packlight (version " + version
                            + "; this one knows " + MIGRATIONS.size()
                            + "). Use that Packlight, or choose another data directory with --data.",
                    null);
        }
        if (version == MIGRATIONS.size()) {
            return;
        }
        if (version > 0) {
            jdbi.useHandle(handle -> handle.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
            Files.copy(
                    file, file.resolveSibling(FILE + ".v" + version + ".backup"), StandardCopyOption.REPLACE_EXISTING);
        }
        jdbi.useTransaction(handle -> {
            for (String migration : MIGRATIONS.subList(version, MIGRATIONS.size())) {
                for (String statement : migration.split(";")) {
                    handle.execute(statement);
                }
            }
            handle.execute("PRAGMA user_version = " + MIGRATIONS.size());
        });
    }

    /** Folders in the order in which they were added. */
    public List<Path> folders() {
        return jdbi
                .withHandle(handle -> handle.createQuery("SELECT path FROM folder ORDER BY position")
                        .mapTo(String.class)
                        .list())
                .stream()
                .map(Path::of)
                .toList();
    }

    public void replaceFolders(List<Path> folders) {
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM folder");
            for (int i = 0; i < folders.size(); i++) {
                handle.execute(
                        "INSERT INTO folder (path, position) VALUES (?, ?)",
                        folders.get(i).toString(),
                        i);
            }
        });
    }

    /** The locators of the assets with these keys, new ones where there were none. */
    public List<UUID> locators(List<Path> assetKeys) {
        return jdbi.inTransaction(handle -> assetKeys.stream()
                .map(key -> locator(handle, key.toAbsolutePath().toString()))
                .toList());
    }

    private static UUID locator(Handle handle, String asset) {
        Optional<String> known = handle.createQuery("SELECT guid FROM locator WHERE asset = :asset")
                .bind("asset", asset)
                .mapTo(String.class)
                .findOne();
        if (known.isPresent()) {
            return UUID.fromString(known.get());
        }
        UUID fresh = UUID.randomUUID();
        handle.execute("INSERT INTO locator (asset, guid) VALUES (?, ?)", asset, fresh.toString());
        return fresh;
    }

    /** All filters: JSON by name by asset; the global ones have an empty asset. */
    Map<String, Map<String, String>> filters() {
        return jdbi.withHandle(handle -> {
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
        return jdbi.withHandle(handle -> {
            Map<String, String> found = new LinkedHashMap<>();
            handle.createQuery("SELECT name, value FROM setting WHERE substr(name, 1, :length) = :prefix")
                    .bind("length", prefix.length())
                    .bind("prefix", prefix)
                    .mapToMap()
                    .forEach(row -> found.put(
                            ((String) row.get("name")).substring(prefix.length()), (String) row.get("value")));
            return found;
        });
    }

    void filter(String asset, String name, String json) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO filter (asset, name, json) VALUES (?, ?, ?) ON CONFLICT (asset, name) DO UPDATE SET json = excluded.json",
                asset,
                name,
                json));
    }

    void removeFilter(String asset, String name) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM filter WHERE asset = ? AND name = ?", asset, name));
    }

    public Optional<String> setting(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
    }

    public void setting(String name, String value) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value));
    }

    @Override
    public void close() {
        jdbi.useHandle(handle -> handle.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
}
