package dev.packlight.catalog;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Says when something below the folders changed: by the system's notices, else by asking now and then. */
final class FolderWatcher implements AutoCloseable {

    private static final long QUIET_MS = 300;
    /** A folder that is written without end is looked at all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long POLL_S = 5;
    private static final int MAX_FOLDERS = 5000;

    private final Runnable changed;
    private final Duration patience;
    private volatile Thread thread;
    private volatile boolean polling;

    FolderWatcher(Runnable changed) {
        this(changed, PATIENCE);
    }

    /** @param patience how long it waits at most for the notices to stop */
    FolderWatcher(Runnable changed, Duration patience) {
        this.changed = changed;
        this.patience = patience;
    }

    /** Watches these folders and all below them from now on, instead of those before. */
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
        while (key != null && System.nanoTime() - start < patience.toNanos()) {
            key.pollEvents();
            key.reset();
            key = service.poll(QUIET_MS, TimeUnit.MILLISECONDS);
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

    private static boolean register(WatchService service, List<Path> roots) {
        for (Path root : roots) {
            Path folder = Files.isDirectory(root) ? root : root.toAbsolutePath().getParent();
            try (Stream<Path> folders = Files.walk(folder, Files.isDirectory(root) ? 32 : 0)) {
                for (Path path :
                        folders.filter(Files::isDirectory).limit(MAX_FOLDERS).toList()) {
                    path.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_DELETE,
                            StandardWatchEventKinds.ENTRY_MODIFY);
                }
            } catch (IOException | RuntimeException e) {
                return false;
            }
        }
        return true;
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
