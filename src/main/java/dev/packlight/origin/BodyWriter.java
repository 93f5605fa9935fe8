package dev.packlight.origin;

import dev.packlight.bytes.ByteSource;
import dev.packlight.catalog.FileLease;
import dev.packlight.catalog.FileSource;
import dev.packlight.delivery.Body;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan to a channel from a thread that may block, never more than the channel's high-water mark ahead.
 *
 * <p>Large clear stretches go from the page cache to the socket without a copy; small neighbours are gathered into
 * one buffer, because a system call for each would cost more than the copy.
 */
final class BodyWriter {

    /** From here on a stretch is worth a system call of its own. */
    static final int ZERO_COPY_BYTES = 12 << 10;

    private static final int CHUNK_BYTES = 188 * 696;
    /** Up to here the pages of a plan are made resident before it is sent, beyond it while it is. */
    private static final long SHORT_SPAN_BYTES = 16 << 20;
    /** How much is handed to the event loop before it is told to send: fewer wake-ups, fuller packets. */
    private static final int FLUSH_BYTES = 64 << 10;

    private final Channel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition writable = lock.newCondition();
    private @Nullable ByteBuf gathered;
    private int unflushed;

    BodyWriter(Channel channel) {
        this.channel = channel;
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

    /** Writes every part; throws when the source falls short or the client goes away. */
    void write(Body body) throws IOException, InterruptedException {
        try {
            for (Body.Part part : body.parts()) {
                switch (part) {
                    case Body.Bytes bytes ->
                        gather(Unpooled.wrappedBuffer(bytes.array(), bytes.offset(), bytes.count()));
                    case Body.Stretches stretches -> stretches(stretches);
                    case Body.Generated generated -> generated(generated);
                }
            }
            flushGathered();
            channel.flush();
            unflushed = 0;
        } finally {
            if (gathered != null) {
                gathered.release();
                gathered = null;
            }
        }
    }

    private void gather(ByteBuf bytes) throws IOException, InterruptedException {
        try {
            while (bytes.isReadable()) {
                ByteBuf room = room();
                room.writeBytes(bytes, Math.min(bytes.readableBytes(), room.writableBytes()));
                flushIfFull();
            }
        } finally {
            bytes.release();
        }
    }

    private void stretches(Body.Stretches part) throws IOException, InterruptedException {
        if (part.source() instanceof FileSource file) {
            FileLease held = file.lease();
            try {
                stretches(part, file);
            } finally {
                held.close();
            }
            return;
        }
        for (int i = 0; i < part.stretches().length; i += 2) {
            copy(part.source(), part.stretches()[i], part.stretches()[i + 1]);
        }
    }

    private void stretches(Body.Stretches part, FileSource file) throws IOException, InterruptedException {
        ensureResident(file, part.stretches());
        for (int i = 0; i < part.stretches().length; i += 2) {
            long offset = part.stretches()[i];
            long length = part.stretches()[i + 1];
            if (length >= ZERO_COPY_BYTES) {
                flushGathered();
                region(file, offset, length);
            } else {
                copy(file, offset, length);
            }
        }
    }

    /** A plan of one segment is a short span; a whole file is touched piece by piece as it is sent. */
    private void ensureResident(FileSource file, long[] stretches) throws IOException {
        long from = Long.MAX_VALUE;
        long to = 0;
        for (int i = 0; i < stretches.length; i += 2) {
            from = Math.min(from, stretches[i]);
            to = Math.max(to, stretches[i] + stretches[i + 1]);
        }
        if (to - from <= SHORT_SPAN_BYTES) {
            Residency.ensure(file, from, to - from, channel.alloc());
        }
    }

    private void copy(ByteSource source, long offset, long length) throws IOException, InterruptedException {
        long at = offset;
        long end = offset + length;
        while (at < end) {
            ByteBuf target = room();
            int n = (int) Math.min(end - at, target.writableBytes());
            source.readFully(at, target.nioBuffer(target.writerIndex(), n));
            target.writerIndex(target.writerIndex() + n);
            at += n;
            flushIfFull();
        }
    }

    private void region(FileSource file, long offset, long length) throws IOException, InterruptedException {
        long at = offset;
        long end = offset + length;
        while (at < end) {
            long n = Math.min(end - at, CHUNK_BYTES * 4L);
            if (length > SHORT_SPAN_BYTES) {
                Residency.ensure(file, at, n, channel.alloc());
            }
            awaitWritable();
            hand(new LeasedRegion(file.lease(), at, n), n);
            at += n;
        }
    }

    private void generated(Body.Generated part) throws IOException, InterruptedException {
        flushGathered();
        Body.Producer producer = part.generator().open(part.from());
        long at = part.from();
        boolean more = true;
        while (more && at < part.to()) {
            ByteBuf chunk = channel.alloc().directBuffer(CHUNK_BYTES, CHUNK_BYTES);
            boolean sent = false;
            try {
                ByteBuffer view = chunk.nioBuffer(0, CHUNK_BYTES);
                more = producer.fill(view);
                int made = view.position();
                int due = (int) Math.min(made, part.to() - at);
                chunk.setIndex(0, due);
                at += made;
                if (due > 0) {
                    awaitWritable();
                    hand(new DefaultHttpContent(chunk), due);
                    sent = true;
                }
            } finally {
                if (!sent) {
                    chunk.release();
                }
            }
        }
        if (at < part.to()) {
            throw new IOException("the segment came out " + (part.to() - at) + " bytes short");
        }
    }

    private ByteBuf room() {
        if (gathered == null) {
            gathered = channel.alloc().directBuffer(CHUNK_BYTES, CHUNK_BYTES);
        }
        return gathered;
    }

    private void flushIfFull() throws IOException, InterruptedException {
        if (!room().isWritable()) {
            flushGathered();
        }
    }

    private void flushGathered() throws IOException, InterruptedException {
        if (gathered != null && gathered.isReadable()) {
            awaitWritable();
            ByteBuf full = gathered;
            gathered = null;
            hand(new DefaultHttpContent(full), full.readableBytes());
        }
    }

    private void hand(Object message, long bytes) {
        channel.write(message, channel.voidPromise());
        unflushed += (int) bytes;
        if (unflushed >= FLUSH_BYTES) {
            channel.flush();
            unflushed = 0;
        }
    }

    private void awaitWritable() throws IOException, InterruptedException {
        if (channel.isWritable()) {
            return;
        }
        channel.flush();
        unflushed = 0;
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

    /** Part of a file that others go on using: when it is sent or dropped, its lease ends. */
    private static final class LeasedRegion extends DefaultFileRegion {
        private final FileLease lease;

        LeasedRegion(FileLease lease, long position, long count) {
            super(lease.channel(), position, count);
            this.lease = lease;
        }

        @Override
        protected void deallocate() {
            lease.close();
        }
    }
}
