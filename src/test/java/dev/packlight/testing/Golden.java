package dev.packlight.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected text that a person can review. {@code -Dgolden.update=true} writes what was found and then fails. */
public final class Golden {

    private static final Path ROOT = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    public static void check(String name, String found) throws IOException {
        Path file = ROOT.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, found);
            fail("golden %s was written; review it and run again", name);
        }
        assertThat(found)
                .as("golden %s", name)
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "missing; run with -Dgolden.update=true");
    }
}
