package dev.packlight.work;

import dev.packlight.catalog.CatalogueFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes about jobs, in the order in which it is asked. */
final class Clerk {

    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final long AGAIN_MS = 1000;
    private static final long CLOSING_MS = 5000;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("work-clerk").factory());

    Clerk() {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Does it once. */
    void now(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("work is closed", e);
        }
    }

    /** Does it until the catalogue takes it. */
    void untilDone(Runnable task) {
        now(() -> {
            try {
                task.run();
            } catch (CatalogueFailure e) {
                LOG.warn("the catalogue is tried again: {}", e.getMessage());
                thread.schedule(() -> untilDone(task), AGAIN_MS, TimeUnit.MILLISECONDS);
            }
        });
    }

    /** What it finds out; the failure where it cannot. */
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Does it again and again until the future is cancelled. */
    ScheduledFuture<?> every(long ms, Runnable task) {
        return thread.scheduleWithFixedDelay(() -> guarded(task), ms, ms, TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a job's record failed", e);
        }
    }

    void close(Runnable last) {
        now(last);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the records of jobs were not finished in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
