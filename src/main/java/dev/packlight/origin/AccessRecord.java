package dev.packlight.origin;

import java.time.Instant;

/**
 * One answered request.
 *
 * @param number counts from 1 since the origin was made
 * @param time when it arrived
 * @param client address of the client
 * @param userAgent what it calls itself; may be empty
 * @param method GET, HEAD or OPTIONS
 * @param path the decoded path
 * @param status HTTP status
 * @param bytes body bytes sent
 * @param firstByteNanos from arrival to the first byte handed to the socket
 * @param totalNanos from arrival to the last byte handed to the socket
 * @param error error name, empty where there was none
 */
public record AccessRecord(
        long number,
        Instant time,
        String client,
        String userAgent,
        String method,
        String path,
        int status,
        long bytes,
        long firstByteNanos,
        long totalNanos,
        String error) {

    /** Last part of the path: what was asked for. */
    public String resource() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
