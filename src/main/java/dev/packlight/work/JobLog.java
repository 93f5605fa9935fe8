package dev.packlight.work;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What a job says while it runs: its latest sentences, each with its time. */
final class JobLog {

    private static final int MOST_LINES = 200;
    private static final int LONGEST_LINE = 500;

    private final InstantSource clock;
    private final Deque<String> lines = new ArrayDeque<>();
    private long left;

    JobLog(InstantSource clock, List<String> before) {
        this.clock = clock;
        before.forEach(this::keep);
    }

    synchronized void add(String sentence) {
        String line = sentence.strip().replaceAll("\\R", " ");
        keep(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " "
                + (line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line));
    }

    private void keep(String line) {
        lines.add(line);
        if (lines.size() > MOST_LINES) {
            lines.removeFirst();
            left++;
        }
    }

    /** The lines that are kept; the first says how many are not. */
    synchronized List<String> lines() {
        List<String> all = new ArrayList<>();
        if (left > 0) {
            all.add(left + " earlier lines are not kept.");
        }
        all.addAll(lines);
        return all;
    }
}
