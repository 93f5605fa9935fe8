package dev.packlight.origin;

import dev.packlight.bytes.ByteSource;
import dev.packlight.catalog.FileLease;
import dev.packlight.catalog.FileSource;
import dev.packlight.delivery.Body;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.DefaultFileRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes a plan to a channel from a thread that may block, never more than the channel's high-water mark ahead.
 *
 * <p>Large clear stretches go from the page cache to the socket without a copy where they are in memory; small
 * neighbours are read together and gathered into one buffer, because system calls for each would cost more than the
 * copy.
 */
final class BodyWriter {

    /** From here on a stretch is worth a system call of its own. */
    static final int ZERO_COPY_BYTES = 48 << 10;

    /** How much of a file is looked at, and handed over, at once. */
    private static final int REGION_BYTES = 512 << 10;

    private final Channel channel;
    private final Outflow out;
    private ReadAhead ahead;

    BodyWriter(Channel channel) {
        this.channel = channel;
        this.out = new Outflow(channel, () -> ahead.release());
        this.ahead = ahead(new Body(List.of()));
    }

    private ReadAhead ahead(Body body) {
        return new ReadAhead(body, ZERO_COPY_BYTES, channel.alloc());
    }

    /** Called on the event loop when the channel's writability changed or it closed. */
    void wake() {
        out.wake();
    }

    /** Writes every part; throws when the source falls short or the client goes away. */
    void write(Body body) throws IOException, InterruptedException {
        ahead = ahead(body);
        try {
            for (int part = 0; part < body.parts().size(); part++) {
                switch (body.parts().get(part)) {
                    case Body.Bytes bytes -> out.put(bytes.array(), bytes.offset(), bytes.count());
                    case Body.Stretches stretches -> stretches(stretches, part);
                    case Body.Generated generated -> generated(generated);
                }
            }
            out.end();
        } finally {
            ahead.release();
            out.release();
        }
    }

    private void stretches(Body.Stretches part, int index) throws IOException, InterruptedException {
        for (int i = 0; i < part.stretches().length; i += 2) {
            long offset = part.stretches()[i];
            long length = part.stretches()[i + 1];
            if (length < ZERO_COPY_BYTES) {
                gather(index, i, offset, offset + length);
            } else if (part.source() instanceof FileSource file) {
                send(file, offset, offset + length);
            } else {
                copy(part.source(), offset, offset + length);
            }
        }
    }

    private void gather(int part, int stretch, long from, long to) throws IOException, InterruptedException {
        long at = from;
        while (at < to) {
            ByteBuf room = out.room();
            int count = (int) Math.min(to - at, room.writableBytes());
            ahead.copy(part, stretch, at, count, room);
            at += count;
        }
    }

    private void copy(ByteSource source, long from, long to) throws IOException, InterruptedException {
        long at = from;
        while (at < to) {
            ByteBuf room = out.room();
            int count = (int) Math.min(to - at, room.writableBytes());
            source.readFully(at, room.nioBuffer(room.writerIndex(), count));
            room.writerIndex(room.writerIndex() + count);
            at += count;
        }
    }

    /**
     * What is not in memory is read here and copied, so that a cold disk never stalls the event loop and other
     * clients.
     */
    private void send(FileSource file, long from, long to) throws IOException, InterruptedException {
        for (long at = from; at < to; at += REGION_BYTES) {
            long end = Math.min(to, at + REGION_BYTES);
            FileLease lease = file.lease();
            if (Residency.holds(file.path(), lease.channel(), at, end - at)) {
                out.hand(new LeasedRegion(lease, at, end - at));
            } else {
                lease.close();
                copy(file, at, end);
            }
        }
    }

    private void generated(Body.Generated part) throws IOException, InterruptedException {
        Body.Producer producer = part.generator().open(part.from());
        try {
            produced(part, producer);
        } finally {
            producer.close();
        }
    }

    private void produced(Body.Generated part, Body.Producer producer) throws IOException, InterruptedException {
        long at = part.from();
        boolean more = true;
        while (more && at < part.to()) {
            ByteBuf chunk = channel.alloc().directBuffer(Outflow.CHUNK_BYTES, Outflow.CHUNK_BYTES);
            boolean filled = false;
            try {
                ByteBuffer view = chunk.nioBuffer(0, Outflow.CHUNK_BYTES);
                more = producer.fill(view);
                chunk.setIndex(0, (int) Math.min(view.position(), part.to() - at));
                at += view.position();
                filled = true;
            } finally {
                if (!filled) {
                    chunk.release();
                }
            }
            out.hand(chunk);
        }
        if (at < part.to()) {
            throw new IOException("the segment came out " + (part.to() - at) + " bytes short");
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
