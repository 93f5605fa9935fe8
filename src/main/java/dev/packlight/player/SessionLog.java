package dev.packlight.player;

import java.util.ArrayList;
import java.util.List;

/** What a player did since its source was loaded: every download and every switch. Safe for threads. */
public final class SessionLog {

    private static final int KEPT = 5000;

    private final List<Load> loads = new ArrayList<>();
    private final List<Switch> switches = new ArrayList<>();

    /**
     * One segment's download.
     *
     * @param startMs since the source was loaded
     * @param mediaTicks where the segment starts in the presentation
     */
    public record Load(
            boolean video,
            int rung,
            String label,
            long mediaTicks,
            long durationTicks,
            double startMs,
            double firstByteMs,
            double totalMs,
            long bytes,
            long throughputBps,
            long estimateBps,
            long bufferTicks) {}

    /** One change of rung. */
    public record Switch(double atMs, long mediaTicks, String from, String to, String reason) {}

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

    public synchronized void clear() {
        loads.clear();
        switches.clear();
    }

    public synchronized List<Load> loads() {
        return List.copyOf(loads);
    }

    public synchronized List<Switch> switches() {
        return List.copyOf(switches);
    }
}
