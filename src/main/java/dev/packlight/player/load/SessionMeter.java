package dev.packlight.player.load;

import dev.packlight.player.PlayerState.Statistics;
import dev.packlight.player.SessionLog;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What is measured and counted from loading a source on. Safe for threads. */
public final class SessionMeter {

    private final SessionLog log;
    private final ThroughputEstimator estimator = new ThroughputEstimator();
    private final AtomicInteger rebuffers = new AtomicInteger();
    private final AtomicInteger switches = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    public SessionMeter(SessionLog log) {
        this.log = log;
    }

    public ThroughputEstimator estimator() {
        return estimator;
    }

    double elapsedMs() {
        return log.elapsedMs(System.nanoTime());
    }

    void loaded(SessionLog.Load load) {
        requests.incrementAndGet();
        bytes.addAndGet(load.bytes());
        log.add(load);
    }

    /** @param status of the answer; 0 where none came */
    public void failedRequest(URI address, int status, String sentence) {
        errors.incrementAndGet();
        log.add(new SessionLog.Failure(elapsedMs(), address, status, sentence));
    }

    /** Playing has to wait. */
    public void stalled(long mediaTicks) {
        rebuffers.incrementAndGet();
        log.stall(mediaTicks);
    }

    /** Playing goes on. */
    public void goesOn() {
        log.goOn();
    }

    void switched(long mediaTicks, String from, String to, String reason) {
        switches.incrementAndGet();
        log.add(new SessionLog.Switch(elapsedMs(), mediaTicks, from, to, reason));
    }

    /**
     * All counters.
     *
     * @param first {@link System#nanoTime} of the first picture; 0 before it
     */
    public Statistics statistics(int shown, int dropped, long first, double offsetMs) {
        return new Statistics(
                shown,
                dropped,
                rebuffers.get(),
                switches.get(),
                requests.get(),
                errors.get(),
                bytes.get(),
                first == 0 ? -1 : Math.round(log.elapsedMs(first)),
                offsetMs);
    }
}
