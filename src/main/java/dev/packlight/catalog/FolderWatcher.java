package dev.packlight.catalog;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says when something below the folders changed: by the system's notices, else by asking now and then. */
final class FolderWatcher implements AutoCloseable {

    private static final long QUIET_MS = 300;
    /** A folder that is written without end is looked at all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long POLL_S = 5;
    private static final int MAX_FOLDERS = 5000;

    private final Function<List<Path>, Borders> borders;
    private final Runnable changed;
    private final Duration patience;
    private volatile @Nullable Thread thread;
    private volatile boolean polling;

    /** @param borders which links are followed, for some roots */
    FolderWatcher(Function<List<Path>, Borders> borders, Runnable changed) {
        this(borders, changed, PATIENCE);
    }

    /** @param patience how long it waits at most for the notices to stop */
    FolderWatcher(Function<List<Path>, Borders> borders, Runnable changed, Duration patience) {
        this.borders = borders;
        this.changed = changed;
        this.patience = patience;
    }

    /**
     * Watches these folders, all below them and those behind links that are followed from now on, instead of those
     * before.
     */
    void watch(List<Path> roots) {
        close();
        if (!roots.isEmpty()) {
            thread = Thread.ofVirtual().name("folder-watcher").start(() -> run(roots));
        }
    }

    /** {@code watching} or {@code polling}. */
    String mode() {
        return polling ? "polling" : "watching";
    }

    private void run(List<Path> roots) {
        try (WatchService service = FileSystems.getDefault().newWatchService()) {
            polling = !register(service, roots);
            while (!Thread.currentThread().isInterrupted()) {
                WatchKey key = polling ? service.poll(POLL_S, TimeUnit.SECONDS) : service.take();
                settle(service, key);
                changed.run();
                polling = !register(service, roots);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            polling = true;
            poll();
        }
    }

    /** Waits until no notice has come for a while, so that a file being copied is read once. */
    private void settle(WatchService service, WatchKey first) throws InterruptedException {
        long start = System.nanoTime();
        WatchKey key = first;
        while (key != null) {
            key.pollEvents();
            key.reset();
            boolean over = System.nanoTime() - start >= patience.toNanos();
            key = over ? null : service.poll(QUIET_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void poll() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(POLL_S);
                changed.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean register(WatchService service, List<Path> roots) {
        try {
            List<Path> folders = WatchedFolders.of(roots, borders.apply(roots), MAX_FOLDERS + 1);
            if (folders.size() > MAX_FOLDERS) {
                return false;
            }
            for (Path folder : folders) {
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_DELETE,
                        StandardWatchEventKinds.ENTRY_MODIFY);
            }
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }
}
