package dev.packlight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatcherTest {

    @TempDir
    private Path folder;

    @Test
    void watch_fileThatIsWrittenWithoutEnd_isToldOfAllTheSame() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        try (FolderWatcher watcher = new FolderWatcher(told::countDown, Duration.ofMillis(500))) {
            watcher.watch(List.of(folder));
            Path recording = folder.resolve("recording.mp4");
            for (int second = 0; told.getCount() > 0 && second < 200; second++) {
                Files.writeString(recording, "more " + second);
                told.await(50, TimeUnit.MILLISECONDS);
            }
            assertThat(told.getCount()).isZero();
        }
    }
}
