package dev.packlight.catalog;

import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/** The right to read an open file until this is closed; closing it twice is closing it once. */
public final class FileLease implements AutoCloseable {

    private final FileChannel channel;
    private final Runnable release;
    private final AtomicBoolean over = new AtomicBoolean();

    FileLease(FileChannel channel, Runnable release) {
        this.channel = channel;
        this.release = release;
    }

    /** For reading and for sending without a copy; never closed by its users. */
    public FileChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            release.run();
        }
    }
}
