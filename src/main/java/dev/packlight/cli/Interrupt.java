package dev.packlight.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl+C, or an end asked for by the system: what is to stop is told, and what is to be closed gets the time for it.
 */
final class Interrupt implements AutoCloseable {

    private static final long PATIENCE_MS = 3000;

    private final CountDownLatch come = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::run, "interrupt"));
    }

    private void run() {
        come.countDown();
        actions.forEach(Runnable::run);
        try {
            closed.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is to be done when it comes, in this order; quick. */
    void then(Runnable action) {
        actions.add(action);
    }

    boolean hasCome() {
        return come.getCount() == 0;
    }

    void await() throws InterruptedException {
        come.await();
    }

    /** Everything is closed that was opened after this. */
    @Override
    public void close() {
        closed.countDown();
    }
}
