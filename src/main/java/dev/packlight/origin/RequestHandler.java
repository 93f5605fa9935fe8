package dev.packlight.origin;

import dev.packlight.delivery.Body;
import dev.packlight.delivery.UnservableException.Reason;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: requests are answered one after the other, in order.
 *
 * <p>What is kept is answered on the event loop; everything that may read a file is worked out and written on a
 * virtual thread.
 */
final class RequestHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
    private static final int MAX_PIPELINED = 64;

    private final Router router;
    private final AccessLog log;
    private final InstantSource clock;
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private Exchange current;
    private BodyWriter writer;
    private ChannelHandlerContext encoder;
    private String client = "";

    RequestHandler(Router router, AccessLog log, InstantSource clock) {
        this.router = router;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        writer = new BodyWriter(context.channel());
        encoder = context.pipeline().context(HttpResponseEncoder.class);
        client = context.channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpRequest request) {
                waiting.addLast(new Exchange(request, clock.instant(), System.nanoTime()));
                if (waiting.size() > MAX_PIPELINED) {
                    context.close();
                    return;
                }
                answerNext(context);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void answerNext(ChannelHandlerContext context) {
        if (current != null || waiting.isEmpty()) {
            return;
        }
        current = waiting.removeFirst();
        Exchange exchange = current;
        HttpRequest request = exchange.request;
        if (request.decoderResult().isFailure()) {
            exchange.keepAlive = false;
            write(
                    context,
                    exchange,
                    Router.error(
                            HttpResponseStatus.BAD_REQUEST,
                            Reason.BAD_URL_SYNTAX.azureName(),
                            "The request is no HTTP.",
                            "Send a GET request."));
            return;
        }
        if (request.method().equals(HttpMethod.OPTIONS)) {
            preflight(context, exchange);
            return;
        }
        if (!exchange.isHead() && !request.method().equals(HttpMethod.GET)) {
            write(
                    context,
                    exchange,
                    Router.error(
                            HttpResponseStatus.METHOD_NOT_ALLOWED,
                            "METHOD_NOT_ALLOWED",
                            "The origin answers GET, HEAD and OPTIONS.",
                            "Send a GET request."));
            return;
        }
        Optional<String> path = decode(request.uri());
        if (path.isEmpty()) {
            write(
                    context,
                    exchange,
                    Router.error(
                            HttpResponseStatus.BAD_REQUEST,
                            Reason.BAD_URL_SYNTAX.azureName(),
                            "The URL is not percent-encoded correctly.",
                            "Copy the URL from the Stream place."));
            return;
        }
        exchange.path = path.get();
        Optional<Router.Kept> kept = router.recall(exchange.path);
        if (kept.isPresent() && exchange.keepAlive && ReadyReply.serves(request)) {
            writeReady(context, exchange, kept.get().ready(request.headers()));
        } else if (kept.isPresent()) {
            write(context, exchange, kept.get().answer());
        } else {
            Thread.startVirtualThread(() -> work(context, exchange));
        }
    }

    /** Works the answer out and sends it, on a thread that may block. */
    private void work(ChannelHandlerContext context, Exchange exchange) {
        Answer answer = router.answer(exchange.path);
        Reply reply = Reply.of(answer, exchange.request.headers());
        if (exchange.isHead() || reply.isReady()) {
            context.executor().execute(() -> send(context, exchange, answer, reply));
        } else {
            stream(context, exchange, answer, reply);
        }
    }

    /** Path without query, decoded; a plus sign stays one. */
    private static Optional<String> decode(String uri) {
        int end = uri.indexOf('?');
        String path = end < 0 ? uri : uri.substring(0, end);
        int scheme = path.indexOf("://");
        if (scheme > 0) {
            int slash = path.indexOf('/', scheme + 3);
            path = slash < 0 ? "/" : path.substring(slash);
        }
        if (path.indexOf('%') < 0) {
            return Optional.of(path);
        }
        try {
            return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void preflight(ChannelHandlerContext context, Exchange exchange) {
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
        Headers.allowOrigin(response.headers());
        response.headers()
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS")
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "*")
                .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, "86400")
                .set(HttpHeaderNames.ALLOW, "GET, HEAD, OPTIONS");
        exchange.path = exchange.request.uri();
        context.write(response);
        finish(context, exchange, 204, 0, "");
    }

    /** Sends bytes past the encoder, which has nothing to add to them. */
    private void writeReady(ChannelHandlerContext context, Exchange exchange, ReadyReply ready) {
        exchange.firstByteNanos = System.nanoTime() - exchange.startNanos;
        record(exchange, 200, ready.bodyBytes(), "");
        encoder.writeAndFlush(ready.bytes(), encoder.voidPromise());
        current = null;
        answerNext(context);
    }

    /** Looks at conditions, ranges and encodings, and sends what is ready. On the event loop. */
    private void write(ChannelHandlerContext context, Exchange exchange, Answer answer) {
        send(context, exchange, answer, Reply.of(answer, exchange.request.headers()));
    }

    private void send(ChannelHandlerContext context, Exchange exchange, Answer answer, Reply reply) {
        boolean empty = exchange.isHead() || reply.body().parts().isEmpty();
        exchange.firstByteNanos = System.nanoTime() - exchange.startNanos;
        context.write(head(exchange, answer, reply), context.voidPromise());
        if (!empty) {
            Body.Bytes ready = (Body.Bytes) reply.body().parts().getFirst();
            context.write(Unpooled.wrappedBuffer(ready.array(), ready.offset(), ready.count()), context.voidPromise());
        }
        finish(context, exchange, reply.status(), empty ? 0 : reply.body().length(), answer.error());
    }

    private static HttpResponse head(Exchange exchange, Answer answer, Reply reply) {
        DefaultHttpResponse response = new DefaultHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), Headers.of(answer, reply));
        if (!exchange.keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }

    /** The head goes out at once: its length is known before any media is read. */
    private void stream(ChannelHandlerContext context, Exchange exchange, Answer answer, Reply reply) {
        try {
            context.writeAndFlush(head(exchange, answer, reply), context.voidPromise());
            exchange.firstByteNanos = System.nanoTime() - exchange.startNanos;
            writer.write(reply.body());
            long bytes = reply.body().length();
            context.executor().execute(() -> finish(context, exchange, reply.status(), bytes, ""));
        } catch (IOException | RuntimeException e) {
            abort(context, exchange, reply.status(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The source fell short or the client left: the connection ends, so that nobody takes the rest for whole. */
    private void abort(ChannelHandlerContext context, Exchange exchange, int status, Exception e) {
        boolean clientLeft = !context.channel().isActive();
        if (!clientLeft) {
            LOG.warn("{} ended early: {}", exchange.path, e.toString());
        }
        record(exchange, status, 0, clientLeft ? "client left" : "ended early: " + e.getMessage());
        context.executor().execute(context::close);
    }

    private void finish(ChannelHandlerContext context, Exchange exchange, int status, long bytes, String error) {
        record(exchange, status, bytes, error);
        var sent = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        current = null;
        if (!exchange.keepAlive) {
            sent.addListener(done -> context.close());
            return;
        }
        answerNext(context);
    }

    private void record(Exchange exchange, int status, long bytes, String error) {
        long total = System.nanoTime() - exchange.startNanos;
        log.add(new AccessRecord(
                log.nextNumber(),
                exchange.time,
                client,
                exchange.request.headers().get(HttpHeaderNames.USER_AGENT, ""),
                exchange.request.method().name(),
                exchange.path,
                status,
                bytes,
                Math.min(total, exchange.firstByteNanos),
                total,
                error));
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        writer.wake();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        writer.wake();
        context.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection failed", cause);
        context.close();
    }

    boolean isBusy() {
        return current != null;
    }

    /** A request and what is noted about it. */
    private static final class Exchange {
        private final HttpRequest request;
        private final Instant time;
        private final long startNanos;
        private boolean keepAlive;
        private String path = "";
        private long firstByteNanos = Long.MAX_VALUE;

        Exchange(HttpRequest request, Instant time, long startNanos) {
            this.request = request;
            this.time = time;
            this.startNanos = startNanos;
            this.keepAlive = HttpUtil.isKeepAlive(request);
        }

        boolean isHead() {
            return request.method().equals(HttpMethod.HEAD);
        }
    }
}
