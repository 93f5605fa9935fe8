package dev.packlight.origin;

import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What the headers of a request ask of an answer (RFC 9110 §8.4, §12.5.3, §13). Whatever stands in them, they are read
 * in one pass; a header that makes no sense is as good as none.
 */
final class Conditions {

    private static final String GZIP = "gzip";
    private static final String GZIP_TAG = "-gz";
    private static final int LONGEST_DATE = 64;

    private Conditions() {}

    /** Whether the client holds {@code answer} already. */
    static boolean isKnown(Answer answer, HttpHeaders asked) {
        List<String> tags = asked.getAll(HttpHeaderNames.IF_NONE_MATCH);
        if (!tags.isEmpty()) {
            return tags.stream().anyMatch(list -> list.strip().equals("*") || names(list, answer.etag()));
        }
        OptionalLong since = date(asked.get(HttpHeaderNames.IF_MODIFIED_SINCE));
        return since.isPresent() && answer.modifiedMillis() / 1000 <= since.getAsLong() / 1000;
    }

    /** Weak comparison (RFC 9110 §8.8.3.2) with each tag of a list. */
    private static boolean names(String list, String etag) {
        for (String part : split(list, ',')) {
            String tag = part.startsWith("W/") ? part.substring(2) : part;
            tag = tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                    ? tag.substring(1, tag.length() - 1)
                    : tag;
            if (tag.equals(etag) || tag.equals(etag + GZIP_TAG)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a range is to be looked at: strong comparison, a weak tag never holds (RFC 9110 §13.1.5). */
    static boolean rangeApplies(Answer answer, HttpHeaders asked) {
        String condition = asked.get(HttpHeaderNames.IF_RANGE);
        if (condition == null) {
            return true;
        }
        OptionalLong date = date(condition);
        return date.isPresent()
                ? answer.modifiedMillis() / 1000 == date.getAsLong() / 1000
                : condition.strip().equals('"' + answer.etag() + '"');
    }

    /** The tag of a form of an answer, quoted. */
    static String tag(Answer answer, Reply reply) {
        return '"' + answer.etag() + (reply.gzip() ? GZIP_TAG : "") + '"';
    }

    /** Milliseconds of an HTTP date; empty where it is none. */
    private static OptionalLong date(String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST_DATE) {
            return OptionalLong.empty();
        }
        Date date = DateFormatter.parseHttpDate(text);
        return date == null ? OptionalLong.empty() : OptionalLong.of(date.getTime());
    }

    /** Whether gzip may be sent: named with a weight above 0, or meant by an asterisk and not named. */
    static boolean acceptGzip(HttpHeaders asked) {
        String accepted = asked.get(HttpHeaderNames.ACCEPT_ENCODING);
        if (accepted == null) {
            return false;
        }
        if (accepted.equals(GZIP)) {
            return true;
        }
        boolean any = false;
        for (String coding : split(accepted.toLowerCase(Locale.ROOT), ',')) {
            List<String> parameters = split(coding, ';');
            String name = parameters.getFirst();
            if (name.equals(GZIP) || name.equals("x-gzip")) {
                return isWanted(parameters);
            }
            any |= name.equals("*") && isWanted(parameters);
        }
        return any;
    }

    private static boolean isWanted(List<String> parameters) {
        for (String parameter : parameters) {
            if (parameter.startsWith("q=")) {
                return parameter.substring(2).strip().chars().anyMatch(c -> c >= '1' && c <= '9');
            }
        }
        return true;
    }

    /** The parts of {@code text} between separators, stripped; at least one. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at).strip());
            from = at + 1;
        }
        parts.add(text.substring(from).strip());
        return parts;
    }
}
