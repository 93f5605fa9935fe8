package dev.packlight.origin;

import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The target of a request line (RFC 9112 §3.2): a path, perhaps behind an authority, perhaps before a query. */
final class RequestTarget {

    private static final String SCHEME_END = "://";

    private RequestTarget() {}

    /** The authority of an absolute target; empty where there is none. */
    static String authority(String target) {
        int scheme = target.startsWith("/") ? -1 : target.indexOf(SCHEME_END);
        return scheme < 0 ? "" : target.substring(scheme + SCHEME_END.length(), pathStart(target));
    }

    private static int pathStart(String target) {
        int scheme = target.startsWith("/") ? -1 : target.indexOf(SCHEME_END);
        if (scheme < 0) {
            return 0;
        }
        int from = scheme + SCHEME_END.length();
        int slash = target.indexOf('/', from);
        int query = target.indexOf('?', from);
        int end = slash < 0 ? target.length() : slash;
        return query < 0 ? end : Math.min(query, end);
    }

    /** The path, decoded; a plus sign stays one. */
    static String path(String target) throws UnservableException {
        int query = target.indexOf('?');
        String path = target.substring(pathStart(target), query < 0 ? target.length() : query);
        if (query >= 0) {
            requireKnown(target.substring(query + 1));
        }
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnservableException(
                    Reason.BAD_URL_SYNTAX,
                    "The URL is not percent-encoded correctly.",
                    "Copy the URL from the Stream place.");
        }
    }

    /** A query says nothing here, but for what players put there of their own accord: CTA-5004 and HLS directives. */
    private static void requireKnown(String query) throws UnservableException {
        for (String parameter : query.split("&")) {
            if (!parameter.isEmpty() && !parameter.startsWith("CMCD=") && !parameter.startsWith("_HLS_")) {
                throw new UnservableException(
                        Reason.BAD_URL_SYNTAX,
                        "There is no query parameter '" + parameter.split("=", 2)[0] + "'.",
                        "Parameters stand in the parentheses: manifest(format=...,filter=...).");
            }
        }
    }
}
