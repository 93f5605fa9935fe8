package dev.packlight.origin;

import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Date;

/** The response headers of every answer. */
final class Headers {

    static final String METHODS = "GET, HEAD, OPTIONS";

    private Headers() {}

    static HttpHeaders of(Answer answer, Reply reply) {
        HttpHeaders headers =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        allowOrigin(headers);
        if (reply.status() != 304) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length());
            headers.set(HttpHeaderNames.CONTENT_TYPE, reply.status() < 400 ? answer.contentType() : "application/json");
        }
        if (reply.status() == 405) {
            headers.set(HttpHeaderNames.ALLOW, METHODS);
        }
        if (!reply.contentRange().isEmpty()) {
            headers.set(HttpHeaderNames.CONTENT_RANGE, reply.contentRange());
        }
        if (reply.gzip()) {
            headers.set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
        }
        if (!answer.mayBeKept()) {
            headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        } else {
            headers.set(HttpHeaderNames.ETAG, Conditions.tag(answer, reply));
            headers.set(HttpHeaderNames.LAST_MODIFIED, DateFormatter.format(new Date(answer.modifiedMillis())));
            headers.set(HttpHeaderNames.ACCEPT_RANGES, "bytes");
            headers.set(HttpHeaderNames.CACHE_CONTROL, "no-cache");
            if (answer.compressed().isPresent()) {
                headers.set(HttpHeaderNames.VARY, "Accept-Encoding");
            }
        }
        return headers;
    }

    static void allowOrigin(HttpHeaders headers) {
        headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        headers.set(
                HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "Content-Length, Content-Range, ETag, Last-Modified");
    }
}
