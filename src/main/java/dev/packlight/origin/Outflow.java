package dev.packlight.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The way into a channel for a thread that may block: small pieces are gathered into one buffer, and never more than
 * the channel's high-water mark is written ahead.
 */
final class Outflow {

    static final int CHUNK_BYTES = 188 * 696;

    /** How much is handed to the event loop before it is told to send: fewer wake-ups, fuller packets. */
    private static final int FLUSH_BYTES = 64 << 10;

    private final Channel channel;
    private final Runnable beforeWaiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition writable = lock.newCondition();
    private @Nullable ByteBuf gathered;
    private int unflushed;

    /** @param beforeWaiting gives back what need not be held while a client is slow */
    Outflow(Channel channel, Runnable beforeWaiting) {
        this.channel = channel;
        this.beforeWaiting = beforeWaiting;
    }

    /** Called on the event loop when the channel's writability changed or it closed. */
    void wake() {
        lock.lock();
        try {
            writable.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A buffer with room for at least a byte, to be written into before anything else is done here. */
    ByteBuf room() throws IOException, InterruptedException {
        if (gathered != null && !gathered.isWritable()) {
            handGathered();
        }
        if (gathered == null) {
            gathered = channel.alloc().directBuffer(CHUNK_BYTES, CHUNK_BYTES);
        }
        return gathered;
    }

    void put(byte[] bytes, int offset, int count) throws IOException, InterruptedException {
        int done = 0;
        while (done < count) {
            ByteBuf room = room();
            int n = Math.min(count - done, room.writableBytes());
            room.writeBytes(bytes, offset + done, n);
            done += n;
        }
    }

    /** Hands over a buffer behind what was gathered; it is released whatever happens. */
    void hand(ByteBuf bytes) throws IOException, InterruptedException {
        boolean handed = false;
        try {
            handGathered();
            awaitWritable();
            write(new DefaultHttpContent(bytes), bytes.readableBytes());
            handed = true;
        } finally {
            if (!handed) {
                bytes.release();
            }
        }
    }

    /** Hands over a part of a file behind what was gathered; it is released whatever happens. */
    void hand(FileRegion region) throws IOException, InterruptedException {
        boolean handed = false;
        try {
            handGathered();
            awaitWritable();
            write(region, region.count());
            handed = true;
        } finally {
            if (!handed) {
                region.release();
            }
        }
    }

    /** Sends everything. */
    void end() throws IOException, InterruptedException {
        handGathered();
        flush();
    }

    /** Lets go of what was gathered and not sent. */
    void release() {
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }

    private void handGathered() throws IOException, InterruptedException {
        if (gathered != null && gathered.isReadable()) {
            awaitWritable();
            ByteBuf full = gathered;
            gathered = null;
            write(new DefaultHttpContent(full), full.readableBytes());
        }
    }

    private void write(Object message, long bytes) {
        channel.write(message, channel.voidPromise());
        unflushed += (int) bytes;
        if (unflushed >= FLUSH_BYTES) {
            flush();
        }
    }

    private void flush() {
        channel.flush();
        unflushed = 0;
    }

    private void awaitWritable() throws IOException, InterruptedException {
        if (channel.isWritable()) {
            return;
        }
        flush();
        beforeWaiting.run();
        lock.lock();
        try {
            while (!channel.isWritable()) {
                if (!channel.isActive()) {
                    throw new ClosedChannelException();
                }
                writable.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
