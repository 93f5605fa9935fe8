package dev.packlight.origin;

import dev.packlight.delivery.Body;
import dev.packlight.delivery.UnservableException.Reason;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one request gets of an answer (RFC 9110 §13, §14).
 *
 * @param status final status
 * @param body what is sent
 * @param contentRange value of {@code Content-Range}; empty where there is none
 * @param gzip whether the body is the compressed form
 */
record Reply(int status, Body body, String contentRange, boolean gzip) {

    private static final Body EMPTY = new Body(List.of());

    static Reply of(Answer answer, HttpHeaders asked) {
        if (answer.isError()) {
            return new Reply(answer.status(), answer.body(), "", false);
        }
        if (notModified(answer, asked)) {
            return new Reply(304, EMPTY, "", false);
        }
        String range = asked.get(HttpHeaderNames.RANGE);
        if (range != null && rangeApplies(answer, asked)) {
            long length = answer.body().length();
            Optional<ByteRange> wanted = ByteRange.parse(range, length);
            if (wanted.isPresent()) {
                return range(answer, wanted.get(), length);
            }
        }
        return answer.compressed().isPresent() && acceptsGzip(asked) ? compressed(answer) : plain(answer);
    }

    /** Whether the body is empty or one piece in memory, so that sending it never waits for a file. */
    boolean isReady() {
        return body.parts().isEmpty()
                || body.parts().size() == 1 && body.parts().getFirst() instanceof Body.Bytes;
    }

    static Reply plain(Answer answer) {
        return new Reply(200, answer.body(), "", false);
    }

    static Reply compressed(Answer answer) {
        return new Reply(200, Body.of(answer.compressed().orElseThrow()), "", true);
    }

    private static Reply range(Answer answer, ByteRange range, long length) {
        if (range == ByteRange.UNSATISFIABLE) {
            byte[] problem = StatusMapping.problem(
                    Reason.STORAGE_INVALID_RANGE.azureName(),
                    "The range lies behind the " + length + " bytes there are.",
                    "Ask for bytes 0 to " + (length - 1) + ".");
            return new Reply(
                    StatusMapping.status(Reason.STORAGE_INVALID_RANGE).code(),
                    Body.of(problem),
                    "bytes */" + length,
                    false);
        }
        return new Reply(
                206,
                answer.body().slice(range.from(), range.to()),
                "bytes " + range.from() + "-" + (range.to() - 1) + "/" + length,
                false);
    }

    private static boolean notModified(Answer answer, HttpHeaders asked) {
        String tags = asked.get(HttpHeaderNames.IF_NONE_MATCH);
        if (tags != null) {
            return tags.strip().equals("*")
                    || List.of(tags.split("\\s*,\\s*")).stream()
                            .map(tag -> tag.replaceFirst("^W/", "")
                                    .replace("\"", "")
                                    .replaceFirst("-gz$", ""))
                            .anyMatch(answer.etag()::equals);
        }
        Long since = asked.getTimeMillis(HttpHeaderNames.IF_MODIFIED_SINCE);
        return since != null && answer.modifiedMillis() / 1000 <= since / 1000;
    }

    private static boolean rangeApplies(Answer answer, HttpHeaders asked) {
        String condition = asked.get(HttpHeaderNames.IF_RANGE);
        if (condition == null) {
            return true;
        }
        if (condition.startsWith("\"")) {
            return condition.replace("\"", "").equals(answer.etag());
        }
        Long date = asked.getTimeMillis(HttpHeaderNames.IF_RANGE);
        return date != null && answer.modifiedMillis() / 1000 == date / 1000;
    }

    static boolean acceptsGzip(HttpHeaders asked) {
        String accepted = asked.get(HttpHeaderNames.ACCEPT_ENCODING);
        if (accepted == null) {
            return false;
        }
        for (String coding : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.strip().split("\\s*;\\s*");
            if (parts[0].equals("gzip") || parts[0].equals("*")) {
                return parts.length < 2 || !parts[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
