package dev.packlight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.catalog.Catalogue;
import dev.packlight.catalog.Library;
import dev.packlight.catalog.LibraryAsset;
import dev.packlight.catalog.SetReader;
import dev.packlight.origin.Origin;
import dev.packlight.testing.ImmediateBackground;
import dev.packlight.testing.SampleAssets;
import dev.packlight.work.Job;
import dev.packlight.work.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scans and posters as jobs of the window. */
@Timeout(60)
class JobsTest {

    @TempDir
    private Path data;

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(limit);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static Services services(Catalogue catalogue, Library library, Path data) {
        Origin origin = new Origin(library::publication, Formats.all(), InstantSource.system());
        return Services.of(catalogue, library, origin, new ImmediateBackground(), data);
    }

    private static List<State> states(Services services, String kind) {
        return services.work().jobs().stream()
                .filter(job -> job.kind().equals(kind))
                .map(Job::state)
                .toList();
    }

    @Test
    void scan_isAJob_thatSaysWhatItFound() throws Exception {
        try (Catalogue catalogue = Catalogue.open(data);
                Library library = new Library(catalogue, Rules.book());
                Services services = services(catalogue, library, data)) {
            library.open(List.of(SampleAssets.ROOT));
            library.awaitScan();
            assertThat(library.snapshot().assets()).hasSize(5);
            await(() -> states(services, "Scan").equals(List.of(new State.Done("5 assets"))));
            assertThat(services.work().jobs().getFirst().subject()).isEqualTo(SampleAssets.ROOT.toString());
        }
    }

    @Test
    void scan_cancelled_keepsWhatItFoundAndSaysSo() throws Exception {
        Path folder = Files.createDirectory(data.resolve("films"));
        for (String name : List.of("a", "b", "c")) {
            Files.copy(
                    SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4"),
                    Files.createDirectory(folder.resolve(name)).resolve(name + ".mp4"));
        }
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        SetReader slow = set -> {
            reading.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new IllegalStateException("not read");
        };
        try (Catalogue catalogue = Catalogue.open(data.resolve("data"));
                Library library = new Library(catalogue, Rules.book(), slow);
                Services services = services(catalogue, library, data)) {
            library.open(List.of(folder));
            reading.await();
            services.work().cancel(services.work().jobs().getFirst().id());
            release.countDown();
            library.awaitScan();
            await(() -> states(services, "Scan").equals(List.of(new State.Cancelled())));
            assertThat(library.snapshot().scanning()).isFalse();
            assertThat(library.snapshot().notes()).anyMatch(note -> note.startsWith("The scan was cancelled"));
            library.rescan();
            library.awaitScan();
            assertThat(library.snapshot().assets()).as("a later scan finds all").hasSize(3);
        }
    }

    @Test
    void scan_otherRoots_takeThePlaceOfTheFirst() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        SetReader slow = set -> {
            reading.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new IllegalStateException("not read");
        };
        try (Catalogue catalogue = Catalogue.open(data.resolve("data"));
                Library library = new Library(catalogue, Rules.book(), slow);
                Services services = services(catalogue, library, data)) {
            library.open(List.of(SampleAssets.ROOT));
            reading.await();
            library.open(List.of(SampleAssets.AURORA));
            release.countDown();
            library.awaitScan();
            await(() -> states(services, "Scan").size() == 2
                    && states(services, "Scan").stream().allMatch(State::isEnd));
            assertThat(states(services, "Scan").getFirst()).isEqualTo(new State.Cancelled());
            assertThat(states(services, "Scan").getLast()).isEqualTo(new State.Done("1 asset"));
        }
    }

    @Test
    void posters_wanted_areMadeByAJobAndKnownAfterwards() throws Exception {
        try (Catalogue catalogue = Catalogue.open(data);
                Library library = new Library(catalogue, Rules.book());
                Services services = services(catalogue, library, data)) {
            library.open(List.of(SampleAssets.ROOT));
            library.awaitScan();
            List<Path> shown = new CopyOnWriteArrayList<>();
            for (LibraryAsset asset : library.snapshot().assets()) {
                services.posters().want(asset, shown::add);
            }
            services.posters().want(library.snapshot().assets().getFirst(), path -> {});
            await(() -> shown.size() >= 4);
            await(() -> services.posters().waiting() == 0);
            await(() -> states(services, "Thumbnails").stream().allMatch(State::isEnd));
            assertThat(states(services, "Thumbnails").stream()
                            .mapToInt(state -> Integer.parseInt(
                                    ((State.Done) state).words().split(" ")[0]))
                            .sum())
                    .as("pictures that were made, each once")
                    .isEqualTo(5);
            int jobs = states(services, "Thumbnails").size();
            assertThat(jobs).as("one at a time, until nobody waits").isBetween(1, 2);
            assertThat(shown).allMatch(Files::exists);
            int before = shown.size();
            services.posters().want(library.snapshot().assets().getFirst(), shown::add);
            assertThat(shown).as("at hand, so at once").hasSize(before + 1);
            assertThat(states(services, "Thumbnails")).hasSize(jobs);
        }
    }
}
