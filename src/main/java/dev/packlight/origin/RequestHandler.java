package dev.packlight.origin;

import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
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
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private @Nullable Exchange current;
    private Responder responder;
    private String trustedHost = "";
    private boolean inputEnded;
    private boolean leaving;

    /** @param deadline is told of each request that is complete */
    RequestHandler(OriginServices services, RequestDeadline deadline) {
        this.services = services;
        this.deadline = deadline;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        responder = new Responder(context, services.log());
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
                take(context, new Exchange(request, services.clock().instant(), System.nanoTime()));
            }
            if (message instanceof LastHttpContent) {
                deadline.complete();
            }
        } finally {
            ReferenceCountUtil.release(message);
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
        Optional<Answer> refused = refuse(context, exchange);
        if (refused.isPresent()) {
            send(context, exchange, refused.get());
            return;
        }
        HttpRequest request = exchange.request();
        if (request.method().equals(HttpMethod.OPTIONS)) {
            responder.preflight(exchange);
            done(context, exchange);
            return;
        }
        Optional<KeptAnswers.Found> found = services.kept().recall(request.uri());
        if (found.isEmpty()) {
            Thread.startVirtualThread(() -> work(context, exchange));
            return;
        }
        exchange.path(found.get().path());
        sendKept(context, exchange, found.get().kept());
    }

    /** Why a request is not looked at further. */
    private Optional<Answer> refuse(ChannelHandlerContext context, Exchange exchange) {
        HttpRequest request = exchange.request();
        if (request.decoderResult().isFailure()) {
            exchange.endConnection();
            return Optional.of(Answer.problem(
                    new UnservableException(Reason.BAD_URL_SYNTAX, "The request is no HTTP.", "Send a GET request.")));
        }
        if (!isForThisHost(context, request)) {
            return Optional.of(Answer.problem(
                    HttpResponseStatus.MISDIRECTED_REQUEST,
                    "MISDIRECTED_REQUEST",
                    "The request is for another host: '" + request.headers().get(HttpHeaderNames.HOST, "") + "'.",
                    "Use an address that the Stream place shows."));
        }
        HttpMethod method = request.method();
        return method.equals(HttpMethod.GET) || exchange.isHead() || method.equals(HttpMethod.OPTIONS)
                ? Optional.empty()
                : Optional.of(Answer.problem(
                        HttpResponseStatus.METHOD_NOT_ALLOWED,
                        "METHOD_NOT_ALLOWED",
                        "The origin answers " + Headers.METHODS + ".",
                        "Send a GET request."));
    }

    /** The one host of the request is a name of this origin; the last name that was is known again. */
    private boolean isForThisHost(ChannelHandlerContext context, HttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST);
        String target = request.uri();
        if (host != null && !host.isEmpty() && host.equals(trustedHost) && target.startsWith("/")) {
            return true;
        }
        String authority = RequestTarget.authority(target);
        InetSocketAddress local = (InetSocketAddress) context.channel().localAddress();
        boolean mine = host == null
                ? request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                : request.headers().getAll(HttpHeaderNames.HOST).size() == 1
                        && services.names().cover(host, local);
        if (mine && host != null) {
            trustedHost = host;
        }
        return mine && (authority.isEmpty() || services.names().cover(authority, local));
    }

    private void sendKept(ChannelHandlerContext context, Exchange exchange, Kept kept) {
        if (exchange.isKeepAlive() && ReadyReply.serves(exchange.request())) {
            ReadyReply ready = kept.ready(exchange.request().headers());
            Optional<ByteBuf> whole = ready.take();
            if (whole.isPresent()) {
                responder.sendReady(exchange, whole.get(), ready.bodyBytes());
                done(context, exchange);
                return;
            }
        }
        send(context, exchange, kept.answer());
    }

    /** Sends an answer that lies in memory. On the event loop. */
    private void send(ChannelHandlerContext context, Exchange exchange, Answer answer) {
        responder.send(exchange, answer, Reply.of(answer, exchange.request().headers()));
        done(context, exchange);
    }

    /** Works the answer out and sends it, on a thread that may block. */
    private void work(ChannelHandlerContext context, Exchange exchange) {
        try {
            Answer answer = services.router().answer(exchange.request().uri(), exchange::path);
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
        Answer problem = Answer.problem(
                HttpResponseStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL_ERROR",
                "Packlight failed on this request; the log has the details.",
                "Please report it with the log.");
        responder.send(exchange, problem, Reply.of(problem, exchange.request().headers()));
        done(context, exchange);
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
