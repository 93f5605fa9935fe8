package dev.packlight.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the media for tests lies. */
public final class SampleAssets {

    public static final Path ROOT = Path.of("assets-sample").toAbsolutePath();
    public static final Path AURORA = ROOT.resolve("aurora").resolve("aurora.ism");
    public static final Path CROSSING = ROOT.resolve("crossing");

    private SampleAssets() {}

    /** A folder of the shared media; where it is absent the test is skipped, but fails under CI. */
    public static Path shared(String folder) {
        Path path = Path.of("..", "shared", "media", folder).toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            if (System.getenv("CI") != null) {
                throw new AssertionError("the shared media are missing at " + path);
            }
            Assumptions.abort("the shared media are not at " + path);
        }
        return path;
    }
}
