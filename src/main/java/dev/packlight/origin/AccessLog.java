package dev.packlight.origin;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** The latest requests and their totals. Safe for threads; readers take copies when they want them. */
public final class AccessLog {

    private static final int KEPT = 2000;

    private final Deque<AccessRecord> latest = new ArrayDeque<>();
    private final LongAdder bytes = new LongAdder();
    private long count;
    private long errors;

    /**
     * The totals at one moment.
     *
     * @param requests all requests so far
     * @param errors those answered with 400 or more
     * @param bytes all body bytes so far
     */
    public record Totals(long requests, long errors, long bytes) {}

    synchronized long nextNumber() {
        return ++count;
    }

    synchronized void add(AccessRecord done) {
        latest.addFirst(done);
        if (latest.size() > KEPT) {
            latest.removeLast();
        }
        errors += done.status() >= 400 ? 1 : 0;
        bytes.add(done.bytes());
    }

    /** Newest first, those after request number {@code after}. */
    public synchronized List<AccessRecord> since(long after) {
        List<AccessRecord> found = new ArrayList<>();
        for (AccessRecord done : latest) {
            if (done.number() > after) {
                found.add(done);
            }
        }
        return found;
    }

    /** How many clients, told apart by address and name, asked for something after {@code since}. */
    synchronized int clients(Instant since) {
        Set<List<String>> found = new HashSet<>();
        for (AccessRecord done : latest) {
            if (done.time().isAfter(since)) {
                found.add(List.of(done.client(), done.userAgent()));
            }
        }
        return found.size();
    }

    public synchronized Totals totals() {
        return new Totals(count, errors, bytes.sum());
    }
}
