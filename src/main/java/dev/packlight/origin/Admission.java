package dev.packlight.origin;

import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Which requests of one connection are looked at: whole HTTP, for this host, by a method that is answered. */
final class Admission {

    private final HostNames names;
    private String trustedHost = "";

    Admission(HostNames names) {
        this.names = names;
    }

    /** Whether a request for keys comes with a body. */
    static boolean isPost(HttpRequest request) {
        return request.method().equals(HttpMethod.POST)
                && request.decoderResult().isSuccess()
                && KeyDelivery.covers(request.uri());
    }

    /** Why a request is not looked at further. */
    Optional<Answer> refuse(ChannelHandlerContext context, Exchange exchange) {
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
        return method.equals(HttpMethod.GET)
                        || exchange.isHead()
                        || method.equals(HttpMethod.OPTIONS)
                        || isPost(request)
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
                : request.headers().getAll(HttpHeaderNames.HOST).size() == 1 && names.cover(host, local);
        if (mine && host != null) {
            trustedHost = host;
        }
        return mine && (authority.isEmpty() || names.cover(authority, local));
    }
}
