package dev.packlight.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: requests are answered one after the other, in order.
 *
 * <p>What is kept is answered on the event loop; everything that may read a file is worked out and written on a
 * virtual thread. Whatever goes wrong with a request, it is answered.
 */
final class RequestHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
    private static final int MAX_PIPELINED = 64;

    private final OriginServices services;
    private final RequestDeadline deadline;
    private final Admission admission;
    private final ShortCut shortCut;
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private @Nullable Exchange current;
    private Responder responder;
    private boolean inputEnded;
    private boolean leaving;
    private @Nullable PostedBody posted;

    /** @param deadline is told of each request that is complete */
    RequestHandler(OriginServices services, RequestDeadline deadline, IdleStateHandler idle) {
        this.services = services;
        this.deadline = deadline;
        this.admission = new Admission(services.names());
        this.shortCut = new ShortCut(services, deadline, idle, this);
    }

    /** What stands before the decoder. */
    ShortCut shortCut() {
        return shortCut;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        responder = new Responder(context, services.log());
        shortCut.begin(responder);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            // what comes behind a broken part cannot be understood: the requests before it are the last ones
            if (message instanceof HttpObject part
                    && part.decoderResult().isFailure()
                    && !(part instanceof HttpRequest)) {
                inputEnded = true;
                leaveIfDone();
            }
            if (message instanceof HttpRequest request && !leaving) {
                Exchange exchange = shortCut.exchange(request);
                if (Admission.isPost(request)) {
                    posted = new PostedBody(exchange, KeyDelivery.MOST_BODY_BYTES);
                } else {
                    take(context, exchange);
                }
            }
            if (message instanceof HttpContent content) {
                collect(context, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** Whether a request would be answered at once, because no other stands before it. */
    boolean isFree(ChannelHandlerContext context) {
        return !isBusy()
                && waiting.isEmpty()
                && !leaving
                && !inputEnded
                && context.channel().isWritable();
    }

    /** Takes a request for keys once its body is there. */
    private void collect(ChannelHandlerContext context, HttpContent content) {
        PostedBody body = posted;
        if (body != null) {
            body.add(content.content());
        }
        if (content instanceof LastHttpContent) {
            deadline.complete();
            posted = null;
            if (body != null && !leaving && content.decoderResult().isSuccess()) {
                take(context, body.complete());
            }
        }
    }

    private void take(ChannelHandlerContext context, Exchange exchange) {
        waiting.addLast(exchange);
        if (waiting.size() > MAX_PIPELINED) {
            context.close();
            return;
        }
        answerNext(context);
    }

    private void answerNext(ChannelHandlerContext context) {
        while (current == null
                && !waiting.isEmpty()
                && !leaving
                && context.channel().isWritable()) {
            Exchange exchange = waiting.removeFirst();
            current = exchange;
            try {
                answer(context, exchange);
            } catch (Throwable e) {
                fail(context, exchange, e);
            }
        }
    }

    /** Answers at once, or lets another thread do it. */
    private void answer(ChannelHandlerContext context, Exchange exchange) {
        Optional<Answer> refused = admission.refuse(context, exchange);
        if (refused.isPresent()) {
            send(context, exchange, refused.get());
            return;
        }
        if (exchange.request().method().equals(HttpMethod.OPTIONS)) {
            responder.preflight(exchange);
            done(context, exchange);
            return;
        }
        Optional<KeptAnswers.Found> found =
                services.kept().recall(exchange.request().uri());
        if (found.isEmpty()) {
            Thread.startVirtualThread(() -> work(context, exchange));
            return;
        }
        exchange.path(found.get().path());
        sendKept(context, exchange, found.get().kept());
    }

    private void sendKept(ChannelHandlerContext context, Exchange exchange, Kept kept) {
        if (exchange.isKeepAlive() && ReadyReply.serves(exchange.request())) {
            ReadyReply ready = kept.ready(exchange.request().headers());
            Optional<ByteBuf> whole = ready.take();
            if (whole.isPresent()) {
                responder.sendReady(exchange, whole.get(), ready.bodyBytes());
                shortCut.learn(exchange, context.channel().localAddress());
                done(context, exchange);
                return;
            }
        }
        Reply reply = Reply.of(kept.answer(), exchange.request().headers());
        if (exchange.isHead() || reply.isReady()) {
            send(context, exchange, kept.answer());
            return;
        }
        Optional<ByteBuf> part = kept.take(reply);
        if (part.isEmpty()) {
            Thread.startVirtualThread(() -> work(context, exchange));
        } else {
            responder.send(exchange, kept.answer(), reply, part.get());
            done(context, exchange);
        }
    }

    /** Sends an answer that lies in memory. On the event loop. */
    private void send(ChannelHandlerContext context, Exchange exchange, Answer answer) {
        responder.send(exchange, answer, Reply.of(answer, exchange.request().headers()));
        done(context, exchange);
    }

    /** Works the answer out and sends it, on a thread that may block. */
    private void work(ChannelHandlerContext context, Exchange exchange) {
        try {
            String target = exchange.request().uri();
            Answer answer = KeyDelivery.covers(target)
                    ? services.keys().answer(target, exchange.body())
                    : services.router().answer(target, exchange::path);
            Reply reply = Reply.of(answer, exchange.request().headers());
            if (exchange.isHead() || reply.isReady()) {
                onLoop(context, exchange, () -> responder.send(exchange, answer, reply));
                return;
            }
            responder.stream(exchange, answer, reply);
            long bytes = reply.body().length();
            onLoop(context, exchange, () -> responder.end(exchange, bytes, ""));
        } catch (Throwable e) {
            context.executor().execute(() -> {
                fail(context, exchange, e);
                answerNext(context);
            });
        }
    }

    /** Takes the last step of an answer on the event loop, then turns to the next request. */
    private void onLoop(ChannelHandlerContext context, Exchange exchange, Runnable step) {
        context.executor().execute(() -> {
            try {
                step.run();
                done(context, exchange);
            } catch (Throwable e) {
                fail(context, exchange, e);
            }
            answerNext(context);
        });
    }

    /** Answers what nobody expected, unless a part of the answer is out already: then the connection ends. */
    private void fail(ChannelHandlerContext context, Exchange exchange, Throwable e) {
        if (exchange.hasBegun()) {
            responder.abort(exchange, e);
            return;
        }
        LOG.error("{} failed", exchange.path(), e);
        send(context, exchange, Answer.unexpected());
    }

    private void done(ChannelHandlerContext context, Exchange exchange) {
        current = null;
        if (!exchange.isKeepAlive()) {
            leave();
        }
        leaveIfDone();
    }

    private void leaveIfDone() {
        if (inputEnded && current == null && waiting.isEmpty()) {
            leave();
        }
    }

    private void leave() {
        if (!leaving) {
            leaving = true;
            responder.leave(services.limits().lingerMillis());
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        responder.wake();
        answerNext(context);
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        responder.wake();
        context.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.close();
        } else if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            leaveIfDone();
            Farewell.endIfSaid(context.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("connection failed", cause);
        } else {
            LOG.warn("connection failed", cause);
        }
        context.close();
    }

    boolean isBusy() {
        return current != null;
    }
}
