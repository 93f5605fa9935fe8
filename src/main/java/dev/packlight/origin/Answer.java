package dev.packlight.origin;

import dev.packlight.delivery.Body;
import dev.packlight.delivery.UnservableException;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;

/**
 * What a path gives, before the request's conditions, ranges and encodings are looked at.
 *
 * @param status 200, or an error's number
 * @param contentType media type
 * @param body the bytes
 * @param compressed the bytes in gzip, for text
 * @param etag strong validator without quotes; empty for errors and keys
 * @param modifiedMillis latest change of any source; 0 for errors
 * @param error error name, empty where there is none
 */
record Answer(
        int status,
        String contentType,
        Body body,
        Optional<byte[]> compressed,
        String etag,
        long modifiedMillis,
        String error) {

    private static final String JSON = "application/json";

    boolean isError() {
        return status >= 400;
    }

    /** Whether clients may keep it, to ask whether it is still true; keys and errors stay with nobody. */
    boolean mayBeKept() {
        return !etag.isEmpty();
    }

    /** An error of the original's table. */
    static Answer problem(UnservableException e) {
        return problem(StatusMapping.status(e.reason()), e.reason().azureName(), StatusMapping.problem(e));
    }

    /** An error of HTTP itself, which the original's table does not name. */
    static Answer problem(HttpResponseStatus status, String code, String message, String advice) {
        return problem(status, code, StatusMapping.problem(code, message, advice));
    }

    /** What nobody expected; the log has the details. */
    static Answer unexpected() {
        return problem(
                HttpResponseStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL_ERROR",
                "Packlight failed on this request; the log has the details.",
                "Please report it with the log.");
    }

    private static Answer problem(HttpResponseStatus status, String code, byte[] json) {
        return new Answer(status.code(), JSON, Body.of(json), Optional.empty(), "", 0, code);
    }
}
