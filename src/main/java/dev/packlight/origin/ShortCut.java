package dev.packlight.origin;

import dev.packlight.origin.KeptAnswers.Found;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that came before, byte for byte, without the decoder, which costs more than all else about them.
 *
 * <p>It stands before the decoder, and does so only as long as each read was one whole request without a body, so that
 * the decoder never waits for the rest of anything.
 */
final class ShortCut extends ChannelInboundHandlerAdapter {

    private static final String METHOD = "GET ";
    private static final String END = "\r\n\r\n";
    private static final byte[] NONE = {};

    private final OriginServices services;
    private final RequestDeadline deadline;
    private final IdleStateHandler idle;
    private final RequestHandler handler;
    private @Nullable Responder responder;
    private boolean whole = true;
    private byte[] latest = NONE;

    ShortCut(OriginServices services, RequestDeadline deadline, IdleStateHandler idle, RequestHandler handler) {
        this.services = services;
        this.deadline = deadline;
        this.idle = idle;
        this.handler = handler;
    }

    /** The connection is open. */
    void begin(Responder answering) {
        responder = answering;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (whole && message instanceof ByteBuf bytes) {
            if (isAnswered(context, bytes)) {
                bytes.release();
                deadline.complete();
                idle.resetReadTimeout();
                return;
            }
            latest = oneRequest(bytes);
            whole = latest.length > 0;
        }
        context.fireChannelRead(message);
    }

    private boolean isAnswered(ChannelHandlerContext context, ByteBuf bytes) {
        Responder answering = responder;
        HttpRequest request = services.kept()
                .requests()
                .find(bytes, context.channel().localAddress())
                .orElse(null);
        if (request == null || answering == null || !handler.isFree(context)) {
            return false;
        }
        Found found = services.kept().recall(request.uri()).orElse(null);
        if (found == null) {
            return false;
        }
        ReadyReply ready = found.kept().ready(request.headers());
        Optional<ByteBuf> reply = ready.take();
        if (reply.isPresent()) {
            Exchange exchange = exchange(request, NONE);
            exchange.path(found.path());
            answering.sendReady(exchange, reply.get(), ready.bodyBytes());
        }
        return reply.isPresent();
    }

    /** A request that came out of the decoder. */
    Exchange exchange(HttpRequest request) {
        return exchange(request, whole ? latest : NONE);
    }

    private Exchange exchange(HttpRequest request, byte[] bytes) {
        return new Exchange(request, bytes, services.clock().instant(), System.nanoTime());
    }

    /** Remembers a request that was answered with what is kept, as a whole and without a condition. */
    void learn(Exchange exchange, SocketAddress local) {
        exchange.bytes().ifPresent(bytes -> services.kept().requests().learn(bytes, exchange.request(), local));
    }

    /** The bytes, if they are one request: lines end as they should (RFC 9112 §2.2), and an empty one ends the last. */
    private static byte[] oneRequest(ByteBuf read) {
        if (read.readableBytes() > KnownRequests.LONGEST_BYTES) {
            return NONE;
        }
        byte[] bytes = ByteBufUtil.getBytes(read);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean one = text.startsWith(METHOD)
                && text.indexOf(END) == text.length() - END.length()
                && text.replace("\r\n", "").indexOf('\n') < 0;
        return one ? bytes : NONE;
    }
}
