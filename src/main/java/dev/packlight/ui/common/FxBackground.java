package dev.packlight.ui.common;

import dev.packlight.catalog.Failures;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two worker threads, so that one long job does not hold up the next; results arrive on the FX thread.
 *
 * <p>A job that takes very long or hangs stops counting: others get a thread in its place, within a bound. Whatever a
 * job throws is its failure and nobody else's.
 */
public final class FxBackground implements Background, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FxBackground.class);
    private static final int WORKERS = 2;
    private static final int MOST_WORKERS = 32;
    private static final long PATIENCE_MS = 5000;

    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            WORKERS,
            MOST_WORKERS,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("background-", 1).factory());
    private final ScheduledExecutorService watch = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("background-watch").factory());
    private int stuck;

    @Override
    public <T> Handle submit(Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
        Future<?> future = workers.submit(() -> {
            Patience patience = new Patience();
            try {
                T result = work.run();
                Platform.runLater(() -> done.accept(result));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception | Error e) {
                Exception inWords = inWords(e);
                Platform.runLater(() -> failed.accept(inWords));
            } finally {
                patience.end();
            }
        });
        return () -> future.cancel(true);
    }

    /** The failure itself where its message is a sentence, else one whose message is. */
    private static Exception inWords(Throwable e) {
        boolean said =
                e.getMessage() != null && (e instanceof IllegalArgumentException || e instanceof IllegalStateException);
        if (said || e instanceof Exception known && !Failures.isOwnFault(e) && Failures.isInWords(known)) {
            LOG.debug("background work failed", e);
            return (Exception) e;
        }
        return new Exception(Failures.told("background work", e), e);
    }

    /** Gives another worker a place while one job takes very long. */
    private final class Patience {
        private final ScheduledFuture<?> alarm = watch.schedule(() -> count(1), PATIENCE_MS, TimeUnit.MILLISECONDS);

        void end() {
            if (!alarm.cancel(false)) {
                count(-1);
            }
        }
    }

    private synchronized void count(int more) {
        stuck += more;
        workers.setCorePoolSize(Math.min(WORKERS + stuck, MOST_WORKERS));
    }

    @Override
    public void onWindow(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        watch.shutdownNow();
    }
}
