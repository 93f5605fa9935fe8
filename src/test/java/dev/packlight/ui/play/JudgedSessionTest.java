package dev.packlight.ui.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Cancel;
import dev.packlight.checks.SessionRules;
import dev.packlight.checks.Subject;
import dev.packlight.player.SessionLog;
import java.net.URI;
import org.junit.jupiter.api.Test;

class JudgedSessionTest {

    @Test
    void of_log_hasRequestsInOrderWithFailuresAmongThem() {
        SessionLog log = Sessions.log(3);
        log.add(new SessionLog.Failure(5000, URI.create("http://a/b.m4s"), 404, "The server answered 404."));
        log.add(new SessionLog.Failure(6000, URI.create("http://a/c.m4s"), 200, "The answer ended early."));
        log.stall(7);
        log.goOn();
        Subject.Session session = JudgedSession.of(log, Sessions.RUNGS);
        assertThat(session.requests()).extracting(Subject.Request::status).containsExactly(200, 200, 404, 0, 200);
        assertThat(session.pictures()).extracting(Subject.Picture::declaredBps).containsOnly(6_100_000L);
        assertThat(session.stalls()).hasSize(1);
    }

    @Test
    void words_failedRequest_saysWhatWhereAndWhatHolds() {
        SessionLog log = Sessions.log(3);
        log.add(new SessionLog.Failure(5000, URI.create("http://a/b.m4s"), 404, "The server answered 404."));
        String words =
                SessionFindings.words(SessionRules.book().judge(JudgedSession.of(log, Sessions.RUNGS), Cancel.NEVER));
        assertThat(words)
                .startsWith("MUST  Requests are not answered: http://a/b.m4s, asked for at 5.000 s: 1 of 4")
                .contains("Rules that hold: session-stall, segment-in-time");
    }

    @Test
    void json_failedRequest_hasTheNamesOfReports() {
        SessionLog log = Sessions.log(3);
        log.add(new SessionLog.Failure(5000, URI.create("http://a/b.m4s"), 404, "The server answered 404."));
        String json =
                SessionFindings.json(SessionRules.book().judge(JudgedSession.of(log, Sessions.RUNGS), Cancel.NEVER));
        assertThat(json)
                .contains("\"rule\" : \"request-answered\"", "\"severity\" : \"MUST\"", "\"kind\" : \"request\"")
                .contains("\"outcome\" : \"passed\"");
    }

    @Test
    void stall_goingOn_growsUntilPlayingGoesOn() throws Exception {
        SessionLog log = new SessionLog();
        log.stall(3);
        log.stall(4);
        Thread.sleep(2);
        assertThat(log.stalls()).hasSize(1);
        assertThat(log.stalls().getFirst().lastedMs()).isGreaterThanOrEqualTo(2);
        log.goOn();
        assertThat(log.stalls()).isEqualTo(log.stalls());
        assertThat(log.stalls().getFirst().mediaTicks()).isEqualTo(3);
    }
}
