package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.app.Rules;
import dev.packlight.testing.SampleAssets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A scan that is given up, as by Ctrl+C: it ends at the next file, and what was read need not be read again. */
@Timeout(60)
class GivenUpScanTest {

    @TempDir
    private Path temp;

    private final Set<String> read = ConcurrentHashMap.newKeySet();

    @Test
    void giveUp_amongManyFiles_endsSoonAndKeepsWhatWasRead() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("films"));
        for (int i = 0; i < 200; i++) {
            Files.copy(
                    SampleAssets.CROSSING.resolve("crossing_320x180_90.mp4"),
                    Files.createDirectory(folder.resolve("film" + i)).resolve("film" + i + ".mp4"));
        }
        CountDownLatch some = new CountDownLatch(20);
        CountDownLatch givenUp = new CountDownLatch(1);
        int before;
        try (Catalogue catalogue = Catalogue.open(temp.resolve("data"));
                MediaFiles files = new MediaFiles();
                Library library = new Library(catalogue, Rules.book(), set -> {
                    if (some.getCount() == 0) {
                        wait(givenUp);
                    }
                    read.add(set.name());
                    some.countDown();
                    return set.open(files);
                })) {
            library.open(List.of(folder));
            some.await();
            library.giveUpScan();
            givenUp.countDown();
            library.awaitScan();
            before = read.size();
            assertThat(before).isBetween(20, 20 + 2 * Runtime.getRuntime().availableProcessors());
        }
        Set<String> first = Set.copyOf(read);
        read.clear();
        try (Catalogue catalogue = Catalogue.open(temp.resolve("data"));
                MediaFiles files = new MediaFiles();
                Library library = new Library(catalogue, Rules.book(), set -> {
                    read.add(set.name());
                    return set.open(files);
                })) {
            library.open(List.of(folder));
            library.awaitScan();
            assertThat(library.snapshot().assets()).hasSize(200);
            assertThat(read).doesNotContainAnyElementsOf(first).hasSize(200 - before);
        }
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
