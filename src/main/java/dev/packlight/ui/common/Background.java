package dev.packlight.ui.common;

import java.util.function.Consumer;

/** Runs work away from the window and brings results back to it. */
public interface Background {

    /** Work that may fail and may be interrupted. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }

    /**
     * Runs {@code work}; then {@code done} or {@code failed} where view-models live. Interrupting the handle cancels
     * it.
     */
    <T> Handle submit(Work<T> work, Consumer<T> done, Consumer<Exception> failed);

    /** Runs {@code action} where view-models live. */
    void onWindow(Runnable action);

    /** Work under way. */
    @FunctionalInterface
    interface Handle {
        void cancel();
    }
}
