package dev.packlight.origin;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection whose request drips in. It stands before the decoder and sees bytes; {@link #complete} tells it
 * that a whole request came out of them. It looks twice in its limit, so that a request costs it nothing.
 */
final class RequestDeadline extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestDeadline.class);

    private final long limitMillis;
    private boolean pending = true;
    private boolean pendingBefore;
    private Future<?> watch;

    RequestDeadline(long limitMillis) {
        this.limitMillis = limitMillis;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        watch = context.executor()
                .scheduleAtFixedRate(
                        () -> look(context), limitMillis / 2, Math.max(1, limitMillis / 2), TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        pending = true;
        context.fireChannelRead(message);
    }

    /** A request has come in whole. */
    void complete() {
        pending = false;
        pendingBefore = false;
    }

    private void look(ChannelHandlerContext context) {
        if (pending && pendingBefore) {
            LOG.debug("{} took too long to ask", context.channel().remoteAddress());
            context.close();
        }
        pendingBefore = pending;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        watch.cancel(false);
        context.fireChannelInactive();
    }
}
