package dev.packlight.origin;

/**
 * What one client may cost.
 *
 * @param connections open at once; more are answered with 503 and closed: half of the 1,024 handles that a process
 *     commonly has
 * @param requestMillis within which a request has to be complete, headers and body, once it or the connection began
 * @param idleSeconds without a byte in either direction
 * @param lingerMillis how long the other side's bytes are still taken and dropped behind a last answer, so that it is
 *     read
 */
record ConnectionLimits(int connections, long requestMillis, int idleSeconds, long lingerMillis) {

    static final ConnectionLimits STANDARD = new ConnectionLimits(512, 10_000, 60, 1_000);
}
