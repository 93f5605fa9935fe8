package dev.packlight.work;

import java.util.concurrent.CancellationException;

/**
 * What a running job holds in its hand: whether it is to stop, and where it says how far it is. Any thread may use it.
 */
public interface JobControl {

    /** Whether the job is to stop. */
    boolean isCancelled();

    /** Calls {@code action} once when the job is to stop, or now where it is already. */
    void onCancel(Runnable action);

    /** Says how far the job is; as often as wanted, people see it ten times a second at most. */
    void progress(Progress progress);

    /** Adds a sentence to the job's log. */
    void log(String sentence);

    /** Ends a job that is to stop. */
    default void stopIfCancelled() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }
}
