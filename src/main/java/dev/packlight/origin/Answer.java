package dev.packlight.origin;

import dev.packlight.delivery.Body;
import java.util.Optional;

/**
 * What a path gives, before the request's conditions, ranges and encodings are looked at.
 *
 * @param status 200, or an error's number
 * @param contentType media type
 * @param body the bytes
 * @param compressed the bytes in gzip, for text
 * @param etag strong validator without quotes; empty for errors
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

    boolean isError() {
        return status >= 400;
    }
}
