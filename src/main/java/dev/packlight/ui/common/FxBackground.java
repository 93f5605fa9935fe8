package dev.packlight.ui.common;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two worker threads, so that one long job does not hold up the next; results arrive on the FX thread. */
public final class FxBackground implements Background, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FxBackground.class);

    private final ExecutorService workers = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("background-", 1).factory());

    @Override
    public <T> Handle submit(Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
        Future<?> future = workers.submit(() -> {
            try {
                T result = work.run();
                Platform.runLater(() -> done.accept(result));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.debug("background work failed", e);
                Platform.runLater(() -> failed.accept(e));
            }
        });
        return () -> future.cancel(true);
    }

    @Override
    public void onWindow(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
