package dev.packlight.cli;

import java.nio.file.Path;
import java.util.Locale;

/** Where the catalogue, the thumbnails and the log are kept. */
public final class DataDirectory {

    private static final String NAME = "packlight";

    private DataDirectory() {}

    /** The user's data directory by the conventions of the platform. */
    public static Path standard() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        if (os.contains("win")) {
            String local = System.getenv("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Packlight");
        }
        if (os.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Packlight");
        }
        String xdg = System.getenv("XDG_DATA_HOME");
        return (xdg == null || xdg.isBlank() ? home.resolve(".local").resolve("share") : Path.of(xdg)).resolve(NAME);
    }
}
