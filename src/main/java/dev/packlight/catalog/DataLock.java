package dev.packlight.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whether this program is the only one that works with a data directory; the first one is until it ends. */
public final class DataLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataLock.class);
    private static final String FILE = "running.lock";

    private final Optional<FileChannel> channel;
    private final boolean taken;

    private DataLock(Optional<FileChannel> channel, boolean taken) {
        this.channel = channel;
        this.taken = taken;
    }

    /** Takes the lock of a directory that is there, if no other has it. */
    public static DataLock of(Path dataDirectory) {
        try {
            FileChannel channel =
                    FileChannel.open(dataDirectory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new DataLock(Optional.of(channel), !locks(channel));
        } catch (IOException e) {
            LOG.warn("whether another one runs cannot be told", e);
            return new DataLock(Optional.empty(), false);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whether another program works with the directory. */
    public boolean isTaken() {
        return taken;
    }

    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException e) {
            LOG.debug("the lock goes with the program", e);
        }
    }
}
