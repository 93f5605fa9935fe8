package dev.packlight.origin;

import dev.packlight.delivery.Body;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the answers of one connection, one after the other, and notes them in the log. */
final class Responder {

    private static final Logger LOG = LoggerFactory.getLogger(Responder.class);

    private final ChannelHandlerContext context;
    private final ChannelHandlerContext encoder;
    private final BodyWriter writer;
    private final AccessLog log;
    private final String client;

    Responder(ChannelHandlerContext context, AccessLog log) {
        this.context = context;
        this.log = log;
        this.writer = new BodyWriter(context.channel());
        this.encoder = context.pipeline().context(HttpResponseEncoder.class);
        this.client = context.channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
    }

    /** Called on the event loop when the channel's writability changed or it closed. */
    void wake() {
        writer.wake();
    }

    /** Sends bytes past the encoder, which has nothing to add to them. */
    void sendReady(Exchange exchange, ByteBuf whole, long bodyBytes) {
        exchange.begin(200);
        note(exchange, bodyBytes, "");
        encoder.writeAndFlush(whole, encoder.voidPromise());
    }

    /** Sends a reply that is empty or lies in memory. */
    void send(Exchange exchange, Answer answer, Reply reply) {
        boolean empty = exchange.isHead() || reply.body().parts().isEmpty();
        HttpResponse head = head(exchange, answer, reply);
        exchange.begin(reply.status());
        context.write(head, context.voidPromise());
        if (!empty) {
            Body.Bytes ready = (Body.Bytes) reply.body().parts().getFirst();
            context.write(Unpooled.wrappedBuffer(ready.array(), ready.offset(), ready.count()), context.voidPromise());
        }
        end(exchange, empty ? 0 : reply.body().length(), answer.error());
    }

    /** Sends a reply whose bytes are {@code body}. */
    void send(Exchange exchange, Answer answer, Reply reply, ByteBuf body) {
        HttpResponse head = head(exchange, answer, reply);
        exchange.begin(reply.status());
        context.write(head, context.voidPromise());
        context.write(body, context.voidPromise());
        end(exchange, reply.body().length(), "");
    }

    private static HttpResponse head(Exchange exchange, Answer answer, Reply reply) {
        DefaultHttpResponse response = new DefaultHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), Headers.of(answer, reply));
        if (!exchange.isKeepAlive()) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }

    /**
     * Sends a reply from a thread that may block. The head goes out at once: its length is known before any media is
     * read. Whoever calls ends it with {@link #end}.
     */
    void stream(Exchange exchange, Answer answer, Reply reply) throws IOException, InterruptedException {
        HttpResponse head = head(exchange, answer, reply);
        exchange.begin(reply.status());
        context.writeAndFlush(head, context.voidPromise());
        writer.write(reply.body());
    }

    void preflight(Exchange exchange) {
        DefaultHttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT);
        Headers.allowOrigin(response.headers());
        response.headers()
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, Headers.METHODS)
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "*")
                .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, "86400")
                .set(HttpHeaderNames.ALLOW, Headers.METHODS);
        exchange.begin(204);
        context.write(response, context.voidPromise());
        end(exchange, 0, "");
    }

    /** Ends an answer. */
    void end(Exchange exchange, long bytes, String error) {
        note(exchange, bytes, error);
        context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT, context.voidPromise());
    }

    /** The source fell short or the client left: the connection ends, so that nobody takes the rest for whole. */
    void abort(Exchange exchange, Throwable e) {
        boolean clientLeft = !context.channel().isActive();
        if (!clientLeft) {
            LOG.warn("{} ended early", exchange.path(), e);
        }
        note(exchange, 0, clientLeft ? "client left" : "ended early: " + e.getMessage());
        context.close();
    }

    /** Ends the connection once everything is out. */
    void leave(long lingerMillis) {
        encoder.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> Farewell.say(context.channel(), lingerMillis));
    }

    private void note(Exchange exchange, long bytes, String error) {
        log.add(exchange.record(log.nextNumber(), client, bytes, error));
    }
}
