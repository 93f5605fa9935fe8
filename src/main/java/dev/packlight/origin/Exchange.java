package dev.packlight.origin;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.time.Instant;
import java.util.Optional;

/** One request and what is noted about its answer. Used by one thread at a time. */
final class Exchange {

    private static final int NOTED_AGENT_CHARS = 256;

    private final HttpRequest request;
    private final byte[] bytes;
    private final Instant time;
    private final long startNanos;
    private boolean keepAlive;
    private byte[] body = {};
    private int status;
    private String path;
    private long firstByteNanos = Long.MAX_VALUE;

    /** @param bytes the request as it came; none where that is not known */
    Exchange(HttpRequest request, byte[] bytes, Instant time, long startNanos) {
        this.request = request;
        this.bytes = bytes;
        this.time = time;
        this.startNanos = startNanos;
        this.path = request.uri();
        this.keepAlive = HttpUtil.isKeepAlive(request) && !announcesBody(request);
    }

    /** A body is never wanted: the answer does not wait for it, and the connection ends behind the answer. */
    private static boolean announcesBody(HttpRequest request) {
        return request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                || request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                        && !"0".equals(request.headers().get(HttpHeaderNames.CONTENT_LENGTH));
    }

    HttpRequest request() {
        return request;
    }

    /** The request as it came; empty where that is not known. */
    Optional<byte[]> bytes() {
        return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    }

    boolean isHead() {
        return request.method().equals(HttpMethod.HEAD);
    }

    boolean isKeepAlive() {
        return keepAlive;
    }

    /** What came with the request, where that is wanted; nothing else is. */
    byte[] body() {
        return body;
    }

    /** The body was read to its end: the connection may go on. */
    void body(byte[] whole) {
        body = whole;
        keepAlive = HttpUtil.isKeepAlive(request);
    }

    /** Ends the connection behind this answer. */
    void endConnection() {
        keepAlive = false;
    }

    String path() {
        return path;
    }

    void path(String decoded) {
        path = decoded;
    }

    /** Whether a part of the answer was handed to the socket, so that no other answer can take its place. */
    boolean hasBegun() {
        return status != 0;
    }

    /** Notes that the first byte of an answer is handed over. */
    void begin(int sentStatus) {
        status = sentStatus;
        firstByteNanos = System.nanoTime() - startNanos;
    }

    AccessRecord record(long number, String client, long bytes, String error) {
        long total = System.nanoTime() - startNanos;
        String agent = request.headers().get(HttpHeaderNames.USER_AGENT, "");
        return new AccessRecord(
                number,
                time,
                client,
                agent.length() <= NOTED_AGENT_CHARS ? agent : agent.substring(0, NOTED_AGENT_CHARS),
                request.method().name(),
                path,
                status,
                bytes,
                Math.min(total, firstByteNanos),
                total,
                error);
    }
}
