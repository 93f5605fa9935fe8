package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatcherTest {

    @TempDir
    private Path folder;

    @Test
    void watch_fileThatIsWrittenWithoutEnd_isToldOfAllTheSame() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        try (FolderWatcher watcher =
                new FolderWatcher(FolderWatcherTest::closed, told::countDown, Duration.ofMillis(500))) {
            watcher.watch(List.of(folder));
            Path recording = folder.resolve("recording.mp4");
            for (int second = 0; told.getCount() > 0 && second < 200; second++) {
                Files.writeString(recording, "more " + second);
                told.await(50, TimeUnit.MILLISECONDS);
            }
            assertThat(told.getCount()).isZero();
        }
    }

    private static Borders closed(List<Path> roots) {
        return Borders.of(roots, Set.of());
    }

    @Test
    void watch_followedLink_tellsOfFilesDeepBehindIt() throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/deep"));
        Files.createSymbolicLink(root.resolve("link"), elsewhere.getParent());
        assertThat(tells(roots -> Borders.of(roots, Set.of(root)), root, elsewhere))
                .isTrue();
        assertThat(tells(FolderWatcherTest::closed, root, elsewhere))
                .as("a link that is not followed")
                .isFalse();
    }

    private static boolean tells(Function<List<Path>, Borders> borders, Path root, Path written) throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        try (FolderWatcher watcher = new FolderWatcher(borders, told::countDown, Duration.ofMillis(500))) {
            watcher.watch(List.of(root));
            for (int i = 0; told.getCount() > 0 && i < 30; i++) {
                Files.writeString(written.resolve("new.mp4"), "more " + i);
                told.await(100, TimeUnit.MILLISECONDS);
            }
            return told.getCount() == 0;
        }
    }

    @Test
    void folders_linksInACircle_areEachSeenOnce() throws Exception {
        Path a = Files.createDirectory(folder.resolve("a"));
        Path b = Files.createDirectory(folder.resolve("b"));
        Files.createSymbolicLink(a.resolve("to-b"), b);
        Files.createSymbolicLink(b.resolve("to-a"), a);
        assertThat(WatchedFolders.of(List.of(a), Borders.of(List.of(a), Set.of(a)), 100))
                .containsExactly(a.toRealPath(), b.toRealPath());
        assertThat(WatchedFolders.of(List.of(a), closed(List.of(a)), 100)).containsExactly(a.toRealPath());
        assertThat(WatchedFolders.of(List.of(folder), closed(List.of(folder)), 2))
                .hasSize(2);
    }
}
