package dev.packlight.ui.shell;

import static dev.packlight.testing.Toolkit.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.testing.SampleAssets;
import dev.packlight.testing.TestWindow;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellMemoryTest {

    @TempDir
    private Path data;

    @Test
    void nextStart_placeAndSelection_areThoseOfTheLast() throws Exception {
        TestWindow first = new TestWindow(data, 1280, 720);
        first.open(SampleAssets.ROOT);
        first.await("five assets", () -> first.services().selection().asset().get() != null);
        onFx(() -> {
            first.services()
                    .selection()
                    .asset()
                    .set(first.services().library().snapshot().assets().stream()
                            .filter(asset -> asset.name().equals("harbor"))
                            .findFirst()
                            .orElseThrow());
            return null;
        });
        first.command("view.stream");
        first.close();
        TestWindow next = new TestWindow(data, 1280, 720);
        next.open(SampleAssets.ROOT);
        next.await("a selection", () -> next.services().selection().asset().get() != null);
        assertThat(next.services().selection().asset().get().name()).isEqualTo("harbor");
        assertThat(next.texts()).contains("REQUESTS");
        onFx(() -> {
            next.shell().announce("Another Packlight works with the same data folder.");
            return null;
        });
        next.awaitText("Another Packlight works with the same data folder.");
        next.picture("announcement");
        next.close();
    }
}
