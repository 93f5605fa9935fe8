package dev.packlight.origin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpRequest;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * Requests as they came, byte for byte, that were answered with what is kept: one that comes again need not be read
 * again. Within a bound of bytes.
 */
final class KnownRequests {

    static final int LONGEST_BYTES = 2048;

    private static final long MOST_BYTES = 4 << 20;
    private static final int ENTRY_BYTES = 1024;
    /** Its bytes, and what was read of them. */
    private static final int COPIES = 3;

    private final Cache<ByteBuf, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((ByteBuf bytes, Known request) -> ENTRY_BYTES + COPIES * bytes.readableBytes())
            .executor(Runnable::run)
            .build();

    /** What was read, and the end of the connection on which it was meant for this origin. */
    private record Known(HttpRequest request, SocketAddress local) {}

    /** What was read of the same bytes when they came to the same address. */
    Optional<HttpRequest> find(ByteBuf bytes, SocketAddress local) {
        Known found = known.getIfPresent(bytes);
        return found == null || !found.local.equals(local) ? Optional.empty() : Optional.of(found.request);
    }

    void learn(byte[] bytes, HttpRequest request, SocketAddress local) {
        known.put(Unpooled.wrappedBuffer(bytes), new Known(request, local));
    }

    void clear() {
        known.invalidateAll();
    }
}
