package dev.packlight.catalog;

import dev.packlight.delivery.Presentation;

/**
 * An asset ready to be served.
 *
 * @param presentation the asset on its timeline
 * @param files its open files
 */
public record Publication(Presentation presentation, OpenAsset files) {

    /** Whether no file changed since it was opened. */
    public boolean isCurrent() {
        return files.isCurrent();
    }

    public int identity() {
        return files.identity();
    }

    public long modifiedMillis() {
        return files.modifiedMillis();
    }
}
