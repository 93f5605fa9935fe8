package dev.packlight.origin;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/** The answer to connections beyond the limit: 503, whatever was asked. */
final class Refusal extends ChannelInboundHandlerAdapter {

    private static final byte[] PROBLEM = StatusMapping.problem(
            "TOO_MANY_CONNECTIONS", "The origin has as many connections as it takes.", "Try again in a second.");
    private static final byte[] HEAD = ("HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + PROBLEM.length + "\r\nRetry-After: 1\r\n"
                    + "Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final ConnectionLimits limits;

    Refusal(ConnectionLimits limits) {
        this.limits = limits;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.wrappedBuffer(HEAD, PROBLEM))
                .addListener(sent -> Farewell.say(context.channel(), limits.lingerMillis()));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            Farewell.endIfSaid(context.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
