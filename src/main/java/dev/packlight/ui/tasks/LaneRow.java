package dev.packlight.ui.tasks;

import dev.packlight.work.Job;
import dev.packlight.work.Lane;
import dev.packlight.work.State;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A lane in words for people.
 *
 * @param busy how many of its {@code threads} work
 * @param words what they work on, and how many jobs wait
 */
public record LaneRow(String name, int busy, int threads, String words) {

    static LaneRow of(Lane lane, List<Job> jobs) {
        List<Job> running = jobs.stream()
                .filter(job -> job.state() instanceof State.Running)
                .toList();
        int waiting = jobs.size() - running.size();
        String names = running.stream().map(Job::subject).collect(Collectors.joining(" · "));
        return new LaneRow(
                name(lane),
                running.size(),
                lane.threads(),
                (names.isEmpty() ? "free" : names) + (waiting == 0 ? "" : " · " + waiting + " waiting"));
    }

    private static String name(Lane lane) {
        return switch (lane) {
            case SCAN -> "Scan";
            case READ -> "Read and measure";
            case ENCODE -> "Encode";
        };
    }
}
