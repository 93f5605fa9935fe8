package dev.packlight.work;

/**
 * A kind of job.
 *
 * @param name one word for people, and the key in the catalogue
 * @param onReturn what becomes of a job that ran when the program ended
 */
public record Kind(String name, Lane lane, OnReturn onReturn, Body body) {

    /** What becomes of a job that ran when the program ended, at the next start. */
    public enum OnReturn {
        /** It runs again from its beginning; for work that finds again what it did before. */
        RESUME,
        /** It is said to have failed. */
        FAIL
    }

    /** The work itself. */
    @FunctionalInterface
    public interface Body {
        /**
         * Does the work. It looks at {@link JobControl#isCancelled} at least every second, and ends with a
         * {@link java.util.concurrent.CancellationException} where it is.
         *
         * @param argument what the job was submitted with
         * @return what came of it, a few words for people
         */
        String run(String argument, JobControl control) throws Exception;
    }
}
