package dev.packlight.player;

import dev.packlight.media.Ticks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What a player did since its source was loaded: every download and every switch. Safe for threads. */
public final class SessionLog {

    private static final int KEPT = 5000;

    private final long startNanos = System.nanoTime();
    private final List<Load> loads = new ArrayList<>();
    private final List<Switch> switches = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Stall> stalls = new ArrayList<>();
    private boolean stalled;

    /**
     * One segment's download.
     *
     * @param startMs since the source was loaded
     * @param mediaTicks where the segment starts in the presentation
     * @param status of the answer, by HTTP
     */
    public record Load(
            boolean video,
            int rung,
            String label,
            long mediaTicks,
            long durationTicks,
            URI address,
            int status,
            double startMs,
            double firstByteMs,
            double totalMs,
            long bytes,
            long throughputBps,
            long estimateBps,
            long bufferTicks) {

        /** When it was asked for, since the source was loaded. */
        public long startTicks() {
            return ticks(startMs);
        }

        /** When its last byte had come, since the source was loaded. */
        public long endTicks() {
            return ticks(startMs + totalMs);
        }
    }

    /** One change of rung. */
    public record Switch(double atMs, long mediaTicks, String from, String to, String reason) {}

    /**
     * One request that failed; another may have followed it.
     *
     * @param endMs when that was known, since the source was loaded
     * @param status of the answer, by HTTP; 0 where none came
     * @param sentence what went wrong
     */
    public record Failure(double endMs, URI address, int status, String sentence) {}

    /**
     * Playing waited for media.
     *
     * @param atMs since the source was loaded
     * @param mediaTicks what was shown meanwhile
     * @param lastedMs so far, where it goes on
     */
    public record Stall(double atMs, long mediaTicks, double lastedMs) {}

    private static long ticks(double ms) {
        return Math.round(ms * Ticks.PER_MILLISECOND);
    }

    /** Time since the source was loaded, the zero of all that is recorded of a session. */
    public long elapsedTicks() {
        return Ticks.ofNanos(System.nanoTime() - startNanos);
    }

    /** The same at a {@link System#nanoTime}. */
    public double elapsedMs(long nanos) {
        return (nanos - startNanos) / 1e6;
    }

    public synchronized void add(Load load) {
        if (loads.size() < KEPT) {
            loads.add(load);
        }
    }

    public synchronized void add(Switch change) {
        if (switches.size() < KEPT) {
            switches.add(change);
        }
    }

    public synchronized void add(Failure failure) {
        if (failures.size() < KEPT) {
            failures.add(failure);
        }
    }

    /** Playing waits from now on. */
    public synchronized void stall(long mediaTicks) {
        if (!stalled && stalls.size() < KEPT) {
            stalls.add(new Stall(elapsedMs(System.nanoTime()), mediaTicks, 0));
            stalled = true;
        }
    }

    /** Playing goes on, if it waited. */
    public synchronized void goOn() {
        List<Stall> all = stalls();
        stalls.clear();
        stalls.addAll(all);
        stalled = false;
    }

    public synchronized List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** The last of them may go on. */
    public synchronized List<Stall> stalls() {
        List<Stall> all = new ArrayList<>(stalls);
        if (stalled) {
            Stall last = all.removeLast();
            all.add(new Stall(last.atMs(), last.mediaTicks(), elapsedMs(System.nanoTime()) - last.atMs()));
        }
        return List.copyOf(all);
    }

    public synchronized List<Load> loads() {
        return List.copyOf(loads);
    }

    public synchronized List<Switch> switches() {
        return List.copyOf(switches);
    }
}
