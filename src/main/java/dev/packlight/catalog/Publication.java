package dev.packlight.catalog;

import dev.packlight.delivery.Presentation;

/** An asset ready to be served: on its timeline, its files open. */
public final class Publication {

    /** How long the files are trusted to be unchanged after they were looked at. */
    private static final long TRUST_NANOS = 10_000_000;

    private final Presentation presentation;
    private final OpenAsset files;
    private final int identity;
    private final long modifiedMillis;
    private volatile long trustedUntilNanos;

    public Publication(Presentation presentation, OpenAsset files) {
        this.presentation = presentation;
        this.files = files;
        this.identity = files.identity();
        this.modifiedMillis = files.modifiedMillis();
        this.trustedUntilNanos = System.nanoTime();
    }

    public Presentation presentation() {
        return presentation;
    }

    /** Whether no file changed since it was opened. */
    public boolean isCurrent() {
        return files.isCurrent();
    }

    /** {@link #isCurrent()} for the hot path: asks the system at most once in ten milliseconds. */
    public boolean isTrusted(long nowNanos) {
        if (nowNanos - trustedUntilNanos > 0) {
            if (!isCurrent()) {
                return false;
            }
            trustedUntilNanos = nowNanos + TRUST_NANOS;
        }
        return true;
    }

    /** Changes whenever any file does. */
    public int identity() {
        return identity;
    }

    /** Latest modification of any file. */
    public long modifiedMillis() {
        return modifiedMillis;
    }
}
