package dev.packlight.ui.tasks;

import dev.packlight.ui.common.Words;
import dev.packlight.work.Job;
import dev.packlight.work.Pace;
import dev.packlight.work.Progress;
import dev.packlight.work.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A job in words for people.
 *
 * @param outcome shape and word: {@code ✓ Done}
 * @param style style class of the outcome
 * @param what what it is at, what came of it, or why it failed
 * @param part the part that is done, 0 to 1
 * @param percent the part in words
 * @param rate steps a second
 * @param left how long the rest takes
 * @param took how long it ran
 * @param when when it came to its end, or was queued
 */
public record TaskRow(
        long id,
        String kind,
        String subject,
        String outcome,
        String style,
        String what,
        OptionalDouble part,
        String percent,
        String rate,
        String left,
        String took,
        String when) {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);

    static TaskRow of(Job job, Instant now, ZoneId zone) {
        Optional<Pace> pace = job.pace(now);
        Optional<Progress> progress =
                job.state() instanceof State.Running running ? Optional.of(running.progress()) : Optional.empty();
        OptionalDouble part = progress.map(Progress::part).orElse(OptionalDouble.empty());
        return new TaskRow(
                job.id(),
                job.kind(),
                job.subject(),
                outcome(job.state()),
                style(job.state()),
                what(job.state()),
                part,
                part.isPresent() ? (int) (part.getAsDouble() * 100) + " %" : "",
                pace.map(p -> rate(p, progress.orElseThrow())).orElse(""),
                pace.flatMap(Pace::left).map(TaskRow::clock).orElse(""),
                job.started().isEmpty() ? "–" : took(job.ran(now)),
                time(job.ended().orElse(job.queued()), now, zone));
    }

    static String outcome(State state) {
        return switch (state) {
            case State.Queued queued -> "○ Queued";
            case State.Running running -> "▶ Running";
            case State.Done done -> "✓ Done";
            case State.Failed failed -> "✕ Failed";
            case State.Cancelled cancelled -> "– Cancelled";
        };
    }

    private static String style(State state) {
        return "task-" + state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String what(State state) {
        return switch (state) {
            case State.Queued queued -> "waits for a thread";
            case State.Running running -> at(running.progress());
            case State.Done done -> done.words();
            case State.Failed failed -> failed.sentence();
            case State.Cancelled cancelled -> "";
        };
    }

    private static String at(Progress progress) {
        String count = progress.total() == 0
                ? progress.done() == 0 ? "" : Words.count(progress.done(), progress.unit())
                : progress.done() + " of " + Words.count(progress.total(), progress.unit());
        return progress.words().isEmpty()
                ? count
                : count.isEmpty() ? progress.words() : count + " · " + progress.words();
    }

    private static String rate(Pace pace, Progress progress) {
        String figure = String.format(Locale.ROOT, pace.perSecond() < 10 ? "%.1f" : "%.0f", pace.perSecond());
        return figure + " " + progress.unit() + "s/s";
    }

    private static String took(Duration ran) {
        return ran.compareTo(Duration.ofSeconds(10)) < 0
                ? String.format(Locale.ROOT, "%.1f s", ran.toMillis() / 1000.0)
                : clock(ran);
    }

    private static String clock(Duration time) {
        long seconds = Math.ceilDiv(time.toMillis(), 1000);
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    static String time(Instant instant, Instant now, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        return (at.toLocalDate().equals(now.atZone(zone).toLocalDate()) ? TODAY : EARLIER).format(at);
    }
}
