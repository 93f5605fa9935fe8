package dev.packlight.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One piece of long work at one moment.
 *
 * @param id number in the catalogue, rising
 * @param kind name of its {@link Kind}
 * @param subject what it is about, in words for people
 * @param started when its present or last run began
 * @param ended when it came to its end
 */
public record Job(
        long id,
        String kind,
        String subject,
        State state,
        Instant queued,
        Optional<Instant> started,
        Optional<Instant> ended) {

    static Job queued(long id, String kind, String subject, Instant now) {
        return new Job(id, kind, subject, new State.Queued(), now, Optional.empty(), Optional.empty());
    }

    /** The same job in its next state. */
    Job to(State next, Instant now) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("A job that is " + state + " cannot become " + next + ".");
        }
        boolean begins = next instanceof State.Running && !(state instanceof State.Running);
        return new Job(
                id,
                kind,
                subject,
                next,
                queued,
                next instanceof State.Queued ? Optional.empty() : begins ? Optional.of(now) : started,
                next.isEnd() ? Optional.of(now) : Optional.empty());
    }

    /** For how long it ran, until its end or until {@code now}; nothing where it never ran. */
    public Duration ran(Instant now) {
        return started.map(from -> Duration.between(from, ended.orElse(now)))
                .filter(ran -> !ran.isNegative())
                .orElse(Duration.ZERO);
    }

    /** How fast it is, as far as its progress tells; empty where it does not run or is too young. */
    public Optional<Pace> pace(Instant now) {
        return state instanceof State.Running running ? Pace.of(running.progress(), ran(now)) : Optional.empty();
    }
}
