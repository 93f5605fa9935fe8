package dev.packlight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packlight.checks.Subject.Picture;
import dev.packlight.checks.Subject.Request;
import dev.packlight.checks.Subject.Session;
import dev.packlight.checks.Subject.Stall;
import dev.packlight.testing.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionRulesTest {

    private static final long SECOND = 10_000_000;
    private static final Judged RULE = new Judged(SessionRules.book(), "request-answered");

    @Test
    void requests_refusedOrLost_breakTheRuleAtTheFirst() {
        Request good = new Request("/a", 0, 206);
        RULE.holds(session(List.of(good)));
        Finding finding = RULE.breaks(
                session(List.of(good, new Request("/b", 15_000_000, 404), new Request("/c", 20_000_000, 0))));
        assertThat(finding.where().words()).isEqualTo("/b, asked for at 1.500 s");
        assertThat(finding.where().fields()).containsEntry("kind", "request");
        assertThat(finding.measured().words()).isEqualTo("2 of 3, the first with status 404");
        RULE.saysNothingOf(session(List.of()));
    }

    private static Session session(List<Request> requests) {
        return new Session("s", requests, List.of(), List.of());
    }

    private static Picture picture(int second, String rung, long tookTicks, long bytes) {
        Request request = new Request("/" + second, second * SECOND, 200);
        return new Picture(request, rung, 1_000_000, 2 * SECOND, tookTicks, bytes);
    }

    private static Session pictures(Picture... pictures) {
        List<Picture> all = List.of(pictures);
        return new Session("s", all.stream().map(Picture::request).toList(), all, List.of());
    }

    @Test
    void stall_afterARequest_isFoundThereWithItsLength() {
        Judged rule = new Judged(SessionRules.book(), "session-stall");
        Session calm = pictures(picture(0, "720p", SECOND, 1), picture(2, "720p", SECOND, 1));
        rule.holds(calm);
        Finding finding = rule.breaks(new Session(
                "s",
                calm.requests(),
                calm.pictures(),
                List.of(new Stall(3 * SECOND, SECOND, SECOND / 2), new Stall(9 * SECOND, 5 * SECOND, SECOND))));
        assertThat(finding.where().words()).isEqualTo("/2, asked for at 2.000 s");
        assertThat(finding.measured().words()).isEqualTo("waited 2 times, 1.500 s together, the first of 0.500 s");
        rule.saysNothingOf(session(List.of()));
    }

    @Test
    void segment_slowerThanItsDuration_isFoundWithTheWorst() {
        Judged rule = new Judged(SessionRules.book(), "segment-in-time");
        rule.holds(pictures(picture(0, "720p", 2 * SECOND, 1)));
        Finding finding = rule.breaks(pictures(
                picture(0, "720p", SECOND, 1), picture(2, "720p", 3 * SECOND, 1), picture(5, "1080p", 5 * SECOND, 1)));
        assertThat(finding.where().words()).startsWith("/5,");
        assertThat(finding.measured().words()).isEqualTo("2 of 3 segments; the worst, 1080p, took 5.000 s for 2.000 s");
        rule.saysNothingOf(pictures());
    }

    @Test
    void rung_largerThanDeclared_isFoundByItsMean() {
        Judged rule = new Judged(SessionRules.book(), "session-declared-rate");
        rule.holds(pictures(picture(0, "a", 1, 250_000), picture(2, "a", 1, 250_000), picture(4, "a", 1, 250_000)));
        Finding finding = rule.breaks(
                pictures(picture(0, "a", 1, 250_000), picture(2, "a", 1, 250_000), picture(4, "a", 1, 550_000)));
        assertThat(finding.measured().words()).startsWith("a: 1.40 Mb/s over 3");
        rule.saysNothingOf(pictures(picture(0, "a", 1, 9_000_000), picture(2, "a", 1, 9_000_000)));
    }

    @Test
    void rung_takenAgainAtOnce_isFoundAndOneTakenLaterNot() {
        Judged rule = new Judged(SessionRules.book(), "session-switch-back");
        rule.saysNothingOf(pictures(picture(0, "a", 1, 1), picture(2, "a", 1, 1)));
        rule.holds(pictures(
                picture(0, "a", 1, 1),
                picture(2, "b", 1, 1),
                picture(4, "b", 1, 1),
                picture(6, "b", 1, 1),
                picture(8, "a", 1, 1)));
        Finding finding = rule.breaks(pictures(picture(0, "a", 1, 1), picture(2, "b", 1, 1), picture(4, "a", 1, 1)));
        assertThat(finding.where().words()).startsWith("/4,");
    }
}
