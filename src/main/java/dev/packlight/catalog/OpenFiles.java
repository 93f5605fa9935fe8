package dev.packlight.catalog;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one owner of all open media files: it opens them when they are read, lends them out and counts their users.
 *
 * <p>A file that nobody uses is closed a moment later, or at once where room is needed. No more than a bounded number
 * is open at any time; who asks beyond that waits for a user to go.
 */
final class OpenFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

    /** A quarter of the thousand handles that systems give a process; connections need some, too. */
    static final int MAX_OPEN = 256;

    private static final int MAX_IDLE = 64;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final int maxOpen;
    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Map<Key, Open> open = new HashMap<>();
    /** Without users, the one that is idle longest first. */
    private final Set<Open> idle = new LinkedHashSet<>();

    private int opening;
    private boolean sweeping;
    private boolean closed;

    OpenFiles() {
        this(MAX_OPEN, PATIENCE_NANOS);
    }

    OpenFiles(int maxOpen, long patienceNanos) {
        this.maxOpen = maxOpen;
        this.patienceNanos = patienceNanos;
    }

    private record Key(Path path, FileSource.Stamp stamp) {}

    private static final class Open {
        private final Key key;
        private final FileChannel channel;
        private int users;
        private long idleSinceNanos;

        Open(Key key, FileChannel channel) {
            this.key = key;
            this.channel = channel;
        }
    }

    /** The file at {@code path} as it is now; opened only when it is read. */
    FileSource source(Path path) throws IOException {
        requireRegular(path);
        return new FileSource(path, FileSource.Stamp.of(path), this);
    }

    /** Refuses what is no regular file: anything else might never answer. */
    static void requireRegular(Path path) throws FileSystemException {
        if (!Files.isRegularFile(path) && Files.exists(path)) {
            throw new FileSystemException(path.toString(), null, "a folder, pipe or device is no media file");
        }
    }

    /** Lends the file as it was when it had {@code stamp}. */
    FileLease lease(Path path, FileSource.Stamp stamp) throws IOException {
        Key key = new Key(path, stamp);
        lock.lock();
        try {
            Open known = known(key);
            if (known == null) {
                awaitRoom();
                known = known(key);
            }
            if (known != null) {
                return use(known);
            }
            opening++;
        } finally {
            lock.unlock();
        }
        return keep(key, openOrGiveUp(key));
    }

    /** A channel that an interrupted reader closed is forgotten. */
    private @Nullable Open known(Key key) {
        @Nullable Open known = open.get(key);
        if (known != null && !known.channel.isOpen()) {
            forget(known);
            return null;
        }
        return known;
    }

    private FileLease use(Open file) {
        idle.remove(file);
        file.users++;
        return new FileLease(file.channel, () -> release(file));
    }

    private void awaitRoom() throws IOException {
        long left = patienceNanos;
        while (open.size() + opening >= maxOpen) {
            if (!idle.isEmpty()) {
                forget(idle.iterator().next());
                return;
            }
            if (left <= 0) {
                throw new IOException("too many files are being read at once; " + maxOpen + " is the most");
            }
            try {
                left = room.awaitNanos(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for another file to be closed");
            }
        }
    }

    private FileChannel openOrGiveUp(Key key) throws IOException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(key.path, StandardOpenOption.READ);
            if (!FileSource.Stamp.of(key.path).equals(key.stamp)) {
                throw new FileSystemException(key.path.toString(), null, "the file changed meanwhile");
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            lock.lock();
            try {
                opening--;
                room.signal();
            } finally {
                lock.unlock();
            }
            throw e;
        }
    }

    private FileLease keep(Key key, FileChannel channel) throws IOException {
        lock.lock();
        try {
            opening--;
            Open other = known(key);
            if (other != null) {
                channel.close();
                room.signal();
                return use(other);
            }
            Open fresh = new Open(key, channel);
            open.put(key, fresh);
            return use(fresh);
        } finally {
            lock.unlock();
        }
    }

    private void release(Open file) {
        lock.lock();
        try {
            file.users--;
            if (file.users > 0) {
                return;
            }
            if (closed || open.get(file.key) != file) {
                forget(file);
            } else {
                rest(file);
            }
            room.signal();
        } finally {
            lock.unlock();
        }
    }

    private void rest(Open file) {
        file.idleSinceNanos = System.nanoTime();
        idle.add(file);
        if (idle.size() > MAX_IDLE) {
            forget(idle.iterator().next());
        }
        if (!sweeping) {
            sweeping = true;
            Thread.ofVirtual().name("open-files").start(this::sweep);
        }
    }

    /** Closes what nobody has used for a while, as long as there is any. */
    private void sweep() {
        try {
            while (closeIdle()) {
                TimeUnit.NANOSECONDS.sleep(IDLE_NANOS / 4);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean closeIdle() {
        lock.lock();
        try {
            for (Open file : List.copyOf(idle)) {
                if (closed || System.nanoTime() - file.idleSinceNanos > IDLE_NANOS) {
                    forget(file);
                }
            }
            sweeping = !idle.isEmpty();
            return sweeping;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Open file) {
        idle.remove(file);
        open.remove(file.key, file);
        if (file.users > 0) {
            return;
        }
        try {
            file.channel.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed", file.key.path, e);
        }
    }

    /** How many files are open, those included that nobody uses. */
    int count() {
        lock.lock();
        try {
            return open.size() + opening;
        } finally {
            lock.unlock();
        }
    }

    /** Closes what nobody uses; the others are closed when their users go. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            List.copyOf(idle).forEach(this::forget);
        } finally {
            lock.unlock();
        }
    }
}
