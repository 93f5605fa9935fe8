package dev.packlight.origin;

import dev.packlight.delivery.Body;
import dev.packlight.delivery.UnservableException;
import dev.packlight.delivery.UnservableException.Reason;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
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
        if (answer.isError() || !answer.mayBeKept()) {
            return new Reply(answer.status(), answer.body(), "", false);
        }
        if (Conditions.isKnown(answer, asked)) {
            return new Reply(304, EMPTY, "", false);
        }
        String range = asked.get(HttpHeaderNames.RANGE);
        if (range != null && Conditions.rangeApplies(answer, asked)) {
            long length = answer.body().length();
            Optional<ByteRange> wanted = ByteRange.parse(range, length);
            if (wanted.isPresent()) {
                return range(answer, wanted.get(), length);
            }
        }
        return answer.compressed().isPresent() && Conditions.acceptGzip(asked) ? compressed(answer) : plain(answer);
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
            byte[] problem = StatusMapping.problem(new UnservableException(
                    Reason.STORAGE_INVALID_RANGE,
                    "The range lies behind the " + length + " bytes there are.",
                    "Ask for bytes 0 to " + (length - 1) + "."));
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
}
