package dev.packlight.catalog;

import java.nio.file.Path;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;

/** What is wrong with the catalogue and what to do, in words. */
final class CatalogueWords {

    private static final String ELSEWHERE = "choose another data directory with --data.";

    private static final Map<String, String> BY_CODE = Map.of(
            "SQLITE_BUSY", "is locked by another program. Close it, or " + ELSEWHERE,
            "SQLITE_LOCKED", "is locked by another program. Close it, or " + ELSEWHERE,
            "SQLITE_FULL", "cannot be written: the disk is full. Make room on it, or " + ELSEWHERE,
            "SQLITE_READONLY", "may not be written. Change its permissions, or " + ELSEWHERE,
            "SQLITE_CANTOPEN", "cannot be opened. Look at its folder and its permissions, or " + ELSEWHERE,
            "SQLITE_IOERR", "cannot be read or written: the disk failed or is full. Look at the disk, or " + ELSEWHERE);

    private CatalogueWords() {}

    static String explain(Path file, JdbiException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = String.valueOf(cause.getMessage());
        if (message.contains("SQLITE_NOTADB") || message.contains("SQLITE_CORRUPT")) {
            return damaged(file);
        }
        return BY_CODE.entrySet().stream()
                .filter(code -> message.contains(code.getKey()))
                .findFirst()
                .map(code -> "The catalogue " + file + " " + code.getValue())
                .orElse("The catalogue " + file + " cannot be used: " + message + ".");
    }

    static String damaged(Path file) {
        return "The catalogue " + file
                + " is damaged and was left as it is. Move it away to start with an empty one, or " + ELSEWHERE;
    }
}
