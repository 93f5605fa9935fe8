package dev.packlight.player;

import dev.packlight.player.PlayerState.Statistics;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What is measured and counted from loading a source on. Safe for threads. */
final class SessionMeter {

    private final SessionLog log;
    private final ThroughputEstimator estimator = new ThroughputEstimator();
    private final long startNanos = System.nanoTime();
    private final AtomicInteger rebuffers = new AtomicInteger();
    private final AtomicInteger switches = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    SessionMeter(SessionLog log) {
        this.log = log;
    }

    ThroughputEstimator estimator() {
        return estimator;
    }

    double elapsedMs() {
        return (System.nanoTime() - startNanos) / 1e6;
    }

    void loaded(SessionLog.Load load) {
        requests.incrementAndGet();
        bytes.addAndGet(load.bytes());
        log.add(load);
    }

    void failedRequest() {
        errors.incrementAndGet();
    }

    /** Playing had to wait. */
    void stalled() {
        rebuffers.incrementAndGet();
    }

    void switched(double mediaSeconds, String from, String to, String reason) {
        switches.incrementAndGet();
        log.add(new SessionLog.Switch(elapsedMs(), mediaSeconds, from, to, reason));
    }

    Statistics statistics(Presenter presenter) {
        long first = presenter.firstShownNanos();
        return new Statistics(
                presenter.shown(),
                presenter.dropped(),
                rebuffers.get(),
                switches.get(),
                requests.get(),
                errors.get(),
                bytes.get(),
                first == 0 ? -1 : Math.round((first - startNanos) / 1e6),
                presenter.offsetMs());
    }
}
