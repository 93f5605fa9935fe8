package dev.packlight.checks;

import dev.packlight.checks.Measure.Count;
import dev.packlight.checks.Subject.Request;
import dev.packlight.checks.Subject.Session;
import java.util.List;

/** The rules for what a player asked for and got. */
public final class SessionRules {

    private static final Rule ANSWERED = Rule.of(
            "request-answered",
            Severity.MUST,
            "Requests are not answered",
            "status 200 to 299 for every request",
            "RFC 9110 §15",
            "Look at the first such request: the origin's answer names the reason.");

    private SessionRules() {}

    public static Rulebook book() {
        return Rulebook.ofSessions(List.of(
                Check.of(ANSWERED, SessionRules::answered),
                Check.of(SessionPace.STALLED, SessionPace::stalls),
                Check.of(SessionPace.IN_TIME, SessionPace::inTime),
                Check.of(SessionRates.DECLARED, SessionRates::declared),
                Check.of(SessionRates.STEADY, SessionRates::steady)));
    }

    private static Outcome answered(Session session, Cancel cancel) {
        List<Request> failed = session.requests().stream()
                .filter(request -> request.status() < 200 || request.status() > 299)
                .toList();
        if (session.requests().isEmpty()) {
            return new Outcome.NotApplicable("nothing was asked for");
        }
        return Outcome.of(
                failed.stream().limit(1).map(first -> finding(session, failed)).toList());
    }

    private static Finding finding(Session session, List<Request> failed) {
        Request first = failed.getFirst();
        Statement measured = Statement.of("{failed} of {all}, the first with status {status}")
                .with("failed", new Count(failed.size(), "requests"))
                .with("all", new Count(session.requests().size(), "requests"))
                .with("status", new Count(first.status(), "status"));
        return Finding.of(ANSWERED, where(first), measured);
    }

    static Where where(Request request) {
        return new Where.OnRequest(request.address(), Measure.Time.of(request.atTicks()));
    }
}
