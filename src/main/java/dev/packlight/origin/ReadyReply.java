package dev.packlight.origin;

import dev.packlight.delivery.Body;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.IllegalReferenceCountException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A whole response, head and body, made once and sent as it is.
 *
 * <p>For plain requests for what is kept: no range, no condition. Building and encoding the head anew would cost more
 * than everything else. The bytes lie outside the heap; whoever made this releases them, each write holds them for
 * itself.
 */
final class ReadyReply {

    private final ByteBuf whole;
    private final long bodyBytes;

    private ReadyReply(ByteBuf whole, long bodyBytes) {
        this.whole = whole;
        this.bodyBytes = bodyBytes;
    }

    /** Whether {@code request} gets the answer as it is. */
    static boolean serves(HttpRequest request) {
        HttpHeaders asked = request.headers();
        return request.method().equals(HttpMethod.GET)
                && !asked.contains(HttpHeaderNames.RANGE)
                && !asked.contains(HttpHeaderNames.IF_NONE_MATCH)
                && !asked.contains(HttpHeaderNames.IF_MODIFIED_SINCE);
    }

    static ReadyReply of(Answer answer, Reply reply) {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (Map.Entry<String, String> header : Headers.of(answer, reply)) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        ByteBuf whole = UnpooledByteBufAllocator.DEFAULT.directBuffer(
                bytes.length + (int) reply.body().length());
        whole.writeBytes(bytes);
        reply.body().parts().forEach(part -> {
            var ready = (Body.Bytes) part;
            whole.writeBytes(ready.array(), ready.offset(), ready.count());
        });
        return new ReadyReply(whole, reply.body().length());
    }

    /** The bytes to write, released by the write; empty where this was released by its owner meanwhile. */
    Optional<ByteBuf> take() {
        try {
            return Optional.of(whole.retainedDuplicate());
        } catch (IllegalReferenceCountException e) {
            return Optional.empty();
        }
    }

    long bodyBytes() {
        return bodyBytes;
    }

    int bytes() {
        return whole.capacity();
    }

    void release() {
        whole.release();
    }
}
