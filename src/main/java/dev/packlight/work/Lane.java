package dev.packlight.work;

/** Threads of their own for one sort of work, so that long work of one sort never waits for another's. */
public enum Lane {
    /** Finding out what lies in folders. */
    SCAN(1),
    /** Reading files that are known: thumbnails, indexes, measuring. */
    READ(2),
    /** Making new files. */
    ENCODE(1);

    private final int threads;

    Lane(int threads) {
        this.threads = threads;
    }

    /** How many jobs run side by side. */
    public int threads() {
        return threads;
    }
}
