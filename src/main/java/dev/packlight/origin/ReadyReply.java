package dev.packlight.origin;

import dev.packlight.delivery.Body;
import dev.packlight.delivery.BodyStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.IllegalReferenceCountException;
import java.io.IOException;
import java.nio.ByteBuffer;
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

    static ReadyReply of(Answer answer, Reply reply) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (Map.Entry<String, String> header : Headers.of(answer, reply)) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        int bodyBytes = (int) reply.body().length();
        ByteBuf whole =
                UnpooledByteBufAllocator.DEFAULT.directBuffer(bytes.length + bodyBytes + Body.Producer.MIN_ROOM);
        boolean filled = false;
        try {
            whole.writeBytes(bytes);
            fill(whole, reply.body(), bodyBytes);
            filled = true;
        } finally {
            if (!filled) {
                whole.release();
            }
        }
        return new ReadyReply(whole, bodyBytes);
    }

    private static void fill(ByteBuf whole, Body body, int bodyBytes) throws IOException {
        BodyStream stream = new BodyStream(body);
        ByteBuffer room = whole.nioBuffer(whole.writerIndex(), bodyBytes + Body.Producer.MIN_ROOM);
        try {
            boolean more = true;
            while (more && room.position() < bodyBytes) {
                more = stream.fill(room);
            }
        } finally {
            stream.close();
        }
        if (room.position() != bodyBytes) {
            throw new IOException("an answer of " + bodyBytes + " bytes came out " + room.position() + " bytes long");
        }
        whole.writerIndex(whole.writerIndex() + bodyBytes);
    }

    /** The bytes to write, released by the write; empty where this was released by its owner meanwhile. */
    Optional<ByteBuf> take() {
        try {
            return Optional.of(whole.retainedDuplicate());
        } catch (IllegalReferenceCountException e) {
            return Optional.empty();
        }
    }

    /** Bytes {@code from} to {@code to} of the body, under the same terms as {@link #take}. */
    Optional<ByteBuf> take(long from, long to) {
        return take().map(all -> all.skipBytes(all.readableBytes() - (int) (bodyBytes - from))
                .writerIndex(all.writerIndex() - (int) (bodyBytes - to)));
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
