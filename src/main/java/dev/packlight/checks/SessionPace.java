package dev.packlight.checks;

import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Measure.Time;
import dev.packlight.checks.Outcome.NotApplicable;
import dev.packlight.checks.Subject.Picture;
import dev.packlight.checks.Subject.Session;
import dev.packlight.checks.Subject.Stall;
import java.util.Comparator;
import java.util.List;

/** Whether media came as fast as it was played. */
final class SessionPace {

    static final Rule STALLED = Rule.of(
            "session-stall",
            Severity.SHOULD,
            "Playing waited for media",
            "no wait after the first picture",
            "RFC 8216 §6.3.3",
            "Look at the downloads before the wait: too high a rung, a slow answer, or a failure.");

    static final Rule IN_TIME = Rule.of(
            "segment-in-time",
            Severity.SHOULD,
            "Segments take longer to load than to play",
            "each segment loaded within its duration",
            "no standard: a buffer empties by a second each second",
            "Offer a lower rung, or look at the first-byte time: the network or the origin is slower than the rung.");

    private SessionPace() {}

    static Outcome stalls(Session session, Cancel cancel) {
        if (session.requests().isEmpty()) {
            return new NotApplicable("nothing was asked for");
        }
        return Outcome.of(session.stalls().stream()
                .limit(1)
                .map(first -> stalled(session, first))
                .toList());
    }

    private static Finding stalled(Session session, Stall first) {
        long all = session.stalls().stream().mapToLong(Stall::lastedTicks).sum();
        Statement measured = Statement.of("waited {count} times, {all} together, the first of {lasted}")
                .with("count", new Count(session.stalls().size(), "times"))
                .with("all", Time.of(all))
                .with("lasted", Time.of(first.lastedTicks()));
        Where where = session.requests().stream()
                .filter(request -> request.atTicks() <= first.atTicks())
                .reduce((before, after) -> after)
                .or(() -> session.requests().stream().findFirst())
                .map(SessionRules::where)
                .orElseThrow();
        return Finding.of(STALLED, where, measured).at(first.mediaTicks());
    }

    static Outcome inTime(Session session, Cancel cancel) {
        if (session.pictures().isEmpty()) {
            return new NotApplicable("no segment of picture came");
        }
        List<Picture> slow = session.pictures().stream()
                .filter(picture -> picture.tookTicks() > picture.durationTicks())
                .toList();
        return Outcome.of(slow.stream()
                .max(Comparator.comparingLong(picture -> picture.tookTicks() - picture.durationTicks()))
                .map(worst -> late(session, slow.size(), worst))
                .stream()
                .toList());
    }

    private static Finding late(Session session, int slow, Picture worst) {
        Statement measured = Statement.of("{slow} of {all} segments; the worst, {rung}, took {took} for {duration}")
                .with("slow", new Count(slow, "segments"))
                .with("all", new Count(session.pictures().size(), "segments"))
                .with("rung", new Measure.Text(worst.rung()))
                .with("took", Time.of(worst.tookTicks()))
                .with("duration", Time.of(worst.durationTicks()));
        return Finding.of(IN_TIME, SessionRules.where(worst.request()), measured);
    }
}
