package dev.packlight.ui.library;

import dev.packlight.app.Formats;
import dev.packlight.app.Places;
import dev.packlight.app.Rules;
import dev.packlight.app.Services;
import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.origin.Origin;
import dev.packlight.testing.SampleAssets;
import dev.packlight.ui.common.FxBackground;
import dev.packlight.ui.shell.ShellView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/**
 * How long the window's thread is busy at a stretch while ten thousand files are found, searched and scrolled. Run by
 * hand, {@code mvn test -Dtest=LibraryFreezeBench}, because a shared machine makes any limit on time a matter of luck.
 */
class LibraryFreezeBench {

    private static final int FILES = 10_000;
    private final List<Long> waits = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean probing = true;

    @Test
    void tenThousandFiles_scanSearchAndScroll() throws Exception {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(null));
        started.get(30, TimeUnit.SECONDS);
        Path folder = Files.createTempDirectory("packlight-many");
        Path sample = SampleAssets.ROOT.resolve("voices/voices_deutsch.m4a");
        for (int i = 0; i < FILES; i++) {
            Files.createLink(
                    Files.createDirectories(folder.resolve("folder" + i / 100)).resolve("title-x" + i + "-end.m4a"),
                    sample.toAbsolutePath());
        }
        try (Catalogue catalogue = Catalogue.open(Files.createTempDirectory("packlight-many-data"));
                Library library = new Library(catalogue, Rules.book());
                Origin origin = new Origin(library::publication, Formats.all(), InstantSource.system())) {
            Services services = Services.of(catalogue, library, origin, new FxBackground(), folder);
            Stage[] stage = new Stage[1];
            onFx(() -> {
                stage[0] = new Stage();
                stage[0].setScene(new ShellView(services.shell(), Places.all(services, folder, url -> {}), Places::play)
                        .scene(1440, 900));
                stage[0].show();
            });
            Thread.sleep(1500);
            Thread probe = Thread.ofPlatform().daemon().start(this::probe);
            library.open(List.of(folder));
            library.awaitScan();
            Thread.sleep(1000);
            report("scan");
            for (String text : new String[] {"t", "title-x77", "99", ""}) {
                onFx(() -> stage[0].getScene().getRoot().lookupAll(".text-field").stream()
                        .map(TextField.class::cast)
                        .filter(f -> "Search by name or path".equals(f.getPromptText()))
                        .findFirst()
                        .orElseThrow()
                        .setText(text));
                Thread.sleep(400);
            }
            report("search");
            probing = false;
            probe.join();
        }
    }

    /** Asks the window's thread for an answer again and again, and notes how long each took. */
    private void probe() {
        while (probing) {
            CountDownLatch answered = new CountDownLatch(1);
            long asked = System.nanoTime();
            Platform.runLater(answered::countDown);
            try {
                answered.await();
                waits.add(System.nanoTime() - asked);
                Thread.sleep(1);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void report(String what) {
        List<Long> sorted = new ArrayList<>(waits);
        waits.clear();
        Collections.sort(sorted);
        System.out.printf(
                "%s: %d answers, median %.1f ms, 99 %% %.1f ms, longest %.1f ms, beyond 16 ms %d%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.getLast() / 1e6,
                sorted.stream().filter(w -> w > 16_000_000).count());
    }

    private static void onFx(Runnable work) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            work.run();
            done.complete(null);
        });
        done.get(30, TimeUnit.SECONDS);
    }
}
