package dev.packlight.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * The tables of the catalogue and how an older file gets them.
 *
 * <p>Migrations run in order of {@link #MIGRATIONS}; {@code user_version} says how many have run. Before a migration
 * the file is copied beside itself.
 */
final class Migrations {

    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE folder (path TEXT PRIMARY KEY, position INTEGER NOT NULL);
            CREATE TABLE locator (asset TEXT PRIMARY KEY, guid TEXT NOT NULL UNIQUE);
            CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)
            """, """
            CREATE TABLE filter (asset TEXT NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (asset, name))
            """, """
            CREATE TABLE IF NOT EXISTS scanned (asset TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, json TEXT NOT NULL)
            """, """
            CREATE TABLE IF NOT EXISTS job (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, subject TEXT NOT NULL,
              argument TEXT NOT NULL, session TEXT NOT NULL, state TEXT NOT NULL, words TEXT NOT NULL,
              done INTEGER NOT NULL, total INTEGER NOT NULL, unit TEXT NOT NULL,
              queued_ms INTEGER NOT NULL, started_ms INTEGER, ended_ms INTEGER, log TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS job_due (task_name TEXT NOT NULL, task_instance TEXT NOT NULL, task_data BLOB,
              execution_time TIMESTAMP NOT NULL, picked BOOLEAN NOT NULL, picked_by TEXT, last_success TIMESTAMP,
              last_failure TIMESTAMP, consecutive_failures INTEGER, last_heartbeat TIMESTAMP,
              version INTEGER NOT NULL, priority INTEGER, state TEXT, PRIMARY KEY (task_name, task_instance))
            """);

    private Migrations() {}

    static void run(Jdbi jdbi, Path file) throws CatalogueException, IOException {
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
            Path backup = file.resolveSibling(file.getFileName() + ".v" + version + ".backup");
            Files.copy(file, backup, StandardCopyOption.REPLACE_EXISTING);
            PrivateFolder.file(backup);
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
}
